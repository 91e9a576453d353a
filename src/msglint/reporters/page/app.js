// Addresses: #view, #message/path/record, #finding/id, #person/id; after ? stand the filters.
const views = [...document.querySelectorAll("[data-view]")];
const filtered = new Set(["messages", "findings", "people", "records"]);
const fillers = { messages: listMessages, findings: listFindings, people: listPeople, records: listRecords };
const above = { message: "messages", person: "people" };
let shownView = "";

function show(name) {
  views.forEach((view) => { view.hidden = view.id !== `view-${name}`; });
  filters.hidden = !filtered.has(name);
  filters.classList.toggle("only-search", name === "people");
  for (const each of document.querySelectorAll("nav a")) {
    if (each.hash !== `#${above[name] || name}`) { each.removeAttribute("aria-current"); continue; }
    each.setAttribute("aria-current", "page");
    each.parentElement.scrollLeft = each.offsetLeft - each.parentElement.clientWidth / 2;
  }
  shownView = name;
}

function route(moved) {
  const [where, said = ""] = location.hash.slice(1).split("?");
  const [kind, ...steps] = where.split("/").map((step) => { try { return decodeURIComponent(step); } catch { return step; } });
  if (kind === "main") return;
  let name = "overview";
  if (Object.hasOwn(fillers, kind)) {
    name = kind;
    show(name);
    adopt(said);
    fillers[name](find("[data-list]", find(`#view-${name}`)));
  } else name = open(kind, steps) || "overview";
  show(name);
  if (!moved) return;
  const title = find("h1", find(`#view-${name}`));
  if (kind !== "finding") { window.scrollTo(0, 0); if (title) title.focus({ preventScroll: true }); }
}

function open(kind, [one, other]) {
  if (kind === "message") {
    const exhibit = exhibits.find((each) => each.path === one);
    if (!exhibit) return "";
    show("message");
    showMessage(exhibit, exhibit.samples.find((each) => people[each.person].slug === other) || exhibit.samples[0]);
    return "message";
  }
  if (kind === "person") {
    const person = people.find((each) => each.slug === one);
    if (!person) return "";
    showPerson(person);
    return "person";
  }
  const finding = kind === "finding" && findings.find((each) => each.id === one);
  return finding ? openFinding(finding) : "";
}

// A finding in its message; one that stands in no message, alone.
function openFinding(finding) {
  const sample = seen(finding);
  const number = sample ? sample.exhibit : finding.exhibits[0];
  if (number !== undefined) {
    show("message");
    showMessage(exhibits[number], sample, finding.number);
    return "message";
  }
  adopt("");
  const list = find("#view-findings [data-list]");
  refill(list, el("p", { class: "crumb" }, el("a", { href: "#findings" }, "‹ All findings")), note(finding, 0, null, "h2"));
  return "findings";
}

function apply() {
  read();
  const at = `#${shownView}${query()}`;
  history.replaceState(null, "", at);
  fillers[shownView](find("[data-list]", find(`#view-${shownView}`)));
}

options();
for (const each of document.querySelectorAll("[data-count]")) {
  const count = each.dataset.count === "records" ? findings.filter((finding) => finding.record).length : data[each.dataset.count].length;
  each.textContent = count ? count.toLocaleString("en") : "";
}
filters.addEventListener("input", apply);
find(".fold-away").addEventListener("click", () => unfold(!filters.classList.contains("open")));
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(apply));
window.addEventListener("hashchange", () => route(true));
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("[data-view]:not([hidden]) *").forEach((each) => { if (each.whole) each.whole(); });
});
route(false);
