// Served, the page asks for news of itself, and shows itself anew where it stood.
async function news() {
  for (;;) {
    try {
      const answer = await fetch(`news?since=${data.live}`, { cache: "no-store" });
      if (answer.status === 200) { location.reload(); return; }
      if (answer.status !== 204) await new Promise((wake) => setTimeout(wake, 2000));
    } catch {
      await new Promise((wake) => setTimeout(wake, 2000));
    }
  }
}
news();
