// What a message looks like: its inbox line, its text, its HTML in a frame that runs and fetches nothing.
const insideStyle = find("#inside").textContent;
const insidePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
const phone = new Set(["sms", "push", "dm", "social"]);

function words(runs) { return (runs || []).map((run) => strings[Array.isArray(run) ? run[0] : run]).join(""); }

// Numbers marks as the notes are numbered: each finding once, where the last of its words end.
function numbered(marks, notes, put) {
  const last = new Map();
  for (const mark of marks) for (const number of mark.dataset.f.split(" ").map(Number)) if (notes.has(number)) last.set(number, mark);
  const ends = new Map();
  for (const [number, mark] of last) ends.set(mark, [...(ends.get(mark) || []), notes.get(number)]);
  for (const [mark, numbers] of ends) put(mark, numbers.join(","));
}

// Runs of text as nodes; `notes` numbers the findings, so that marks and notes name each other.
function marked(runs, notes) {
  const made = nodes(runs, notes);
  if (notes) numbered(made.filter((each) => each.dataset && each.dataset.f), notes, (mark, at) => mark.append(el("sup", {}, at)));
  return made;
}

function nodes(runs, notes) {
  return (runs || []).map((run) => {
    if (!Array.isArray(run)) return strings[run];
    const [text, tag, ...found] = run;
    const own = found.filter((number) => !notes || notes.has(number));
    const field = tag >= 0 ? { "data-t": tag } : {};
    if (!own.length) return tag >= 0 ? el("span", { class: "field", ...field }, strings[text]) : strings[text];
    const hole = !strings[text];
    return el("mark", { class: gravest(own), "data-f": own.join(" "), ...field, "data-hole": hole }, hole ? "▯" : strings[text]);
  });
}

// The line in the inbox, as wide as a phone, so that it is cut where phones cut it.
function inbox(sample, notes) {
  const { subject, preheader } = sample.parts;
  const sender = exhibits[sample.exhibit].sender.replace(/\s*<.*$/, "") || "Sender";
  const preview = preheader ? marked(preheader, notes) : [opening(sample)];
  return el("div", { class: "inbox", role: "group", "aria-label": "In the inbox" },
    el("div", { class: "avatar", "aria-hidden": true }, sender.trim().slice(0, 1).toUpperCase()),
    el("div", { class: "lines" },
      el("div", { class: "sender" }, sender),
      el("div", { class: "subject" }, subject ? marked(subject, notes) : "(no subject)"),
      el("div", { class: "preview" }, preview)));
}

// Without a preheader, inboxes show how the message begins.
function opening(sample) {
  if (sample.parts.text) return words(sample.parts.text).replace(/\s+/g, " ").trim().slice(0, 160);
  const page = new DOMParser().parseFromString(words(sample.parts.html), "text/html");
  page.querySelectorAll("style,title").forEach((each) => each.remove());
  return page.body.textContent.replace(/\s+/g, " ").trim().slice(0, 160);
}

function framed(sample, attributes) {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${insidePolicy}">`;
  const head = `<!doctype html><html><head><meta charset="utf-8">${policy}<style>${insideStyle}</style>`;
  return el("iframe", { sandbox: "", ...attributes, srcdoc: head + words(sample.parts.html) });
}

// The HTML as its reader sees it. The frame may be looked into, so that it is as high as its content and its marks can
// be pointed at; scripts stay off in it.
function letter(sample, notes, point) {
  const frame = framed(sample, { class: "letter", sandbox: "allow-same-origin", title: `${exhibits[sample.exhibit].path} as ${named(people[sample.person])} gets it` });
  frame.addEventListener("load", () => {
    const page = frame.contentDocument;
    if (!page || !page.body) return;
    const marks = [...page.querySelectorAll("msg-mark")];
    numbered(marks, notes, (mark, at) => { mark.dataset.n = at; });
    for (const mark of marks) {
      const own = mark.dataset.f.split(" ").map(Number).filter((number) => notes.has(number));
      mark.dataset.s = gravest(own);
      mark.addEventListener("click", () => point({ finding: own[0] }));
    }
    for (const field of page.querySelectorAll("msg-field")) field.addEventListener("click", () => point({ tag: Number(field.dataset.t) }));
    page.addEventListener("click", (event) => event.preventDefault());
    const fit = () => { frame.style.height = `${Math.min(Math.max(Math.ceil(page.documentElement.getBoundingClientRect().height) + 2, 80), 20000)}px`; };
    fit();
    new ResizeObserver(fit).observe(page.documentElement);
  });
  return frame;
}

// The text part: a bubble where the channel is a chat or a text message, else a sheet.
function sheet(sample, notes, point) {
  const channel = exhibits[sample.exhibit].channel;
  const bubble = phone.has(channel);
  const body = el("div", { class: bubble ? `bubble ${channel}` : "sheet", dir: "auto" }, marked(sample.parts.text, notes));
  body.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-f],[data-t]");
    if (hit) point(hit.dataset.f ? { finding: Number(hit.dataset.f.split(" ")[0]) } : { tag: Number(hit.dataset.t) });
  });
  if (!bubble) return body;
  return el("div", { class: "handset" }, body, el("p", { class: "quiet" }, many(sample.size, ["character", "characters"])));
}

// A small picture of the message, for the gallery.
function thumbnail(sample) {
  if (!sample) return el("div", { class: "thumb none" }, "nobody gets it, or it cannot be rendered");
  if (!sample.parts.html) return el("div", { class: "thumb words", "aria-hidden": true }, words(sample.parts.text).slice(0, 700));
  const box = el("div", { class: "thumb", inert: true });
  new IntersectionObserver((seen, watch) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    watch.disconnect();
    box.append(framed(sample, { title: "a small picture of the message", tabindex: -1, scrolling: "no" }));
  }, { rootMargin: "300px" }).observe(box);
  return box;
}
