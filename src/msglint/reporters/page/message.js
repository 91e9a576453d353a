// One message: as a person gets it, with its findings as notes, beside the template that made it.
let current = null;

function note(finding, number, show, heading = "h3") {
  const where = finding.line ? `${finding.path}:${finding.line}` : finding.path;
  return el("article", { class: `note ${finding.severity}`, id: `note-${finding.number}`, tabindex: -1 },
    el("header", {},
      number ? el("button", { class: "number", type: "button", onclick: () => show(finding.number), "aria-label": `Show finding ${number} in the message` }, number) : null,
      el("span", { class: `badge ${finding.severity}` }, finding.severity),
      el("a", { class: "rule", href: link("finding", finding.id), title: "A link to this finding" }, finding.rule),
      finding.confidence === "high" ? null : el("span", { class: "quiet" }, `${finding.confidence} confidence`)),
    el(heading, { class: "told" }, prose(finding.message)),
    excerpt(finding),
    finding.why ? el("p", { class: "why" }, prose(finding.why)) : null,
    finding.remedy ? el("p", { class: "remedy" }, el("strong", {}, "Mend it: "), prose(finding.remedy)) : null,
    finding.fix ? el("p", { class: "remedy" }, el("code", {}, "msglint check --fix"), " can do it safely.") : null,
    el("p", { class: "quiet where" }, path(where), finding.who ? ` · ${finding.who}` : "", finding.examples.length ? `: ${finding.examples.map((id) => shortened(visible(id))).join(", ")}` : ""),
    finding.related.length ? el("p", { class: "quiet where" }, "See also ", finding.related.map(([file, line, text], at) => [at ? "; " : "", path(line ? `${file}:${line}` : file), text ? ` ${text}` : ""]).flat()) : null);
}

// A finding in the words for whom a message is shown: its own are those of its first example.
function told(number, sample) {
  const said = sample && sample.said.find(([each]) => each === number);
  return said ? { ...findings[number], message: said[1], excerpt: [] } : findings[number];
}

function excerpt(finding) {
  const [before, mark, after] = finding.excerpt;
  if (!finding.excerpt.length || !(before + mark + after).trim()) return null;
  return el("blockquote", { dir: "auto" }, before, el("mark", { class: finding.severity }, mark || "▯"), after);
}

// The template's files, merge fields marked; what a note or a field of the message points at is lit.
function source(exhibit, notes, point) {
  const boxes = exhibit.files.filter((file) => Object.hasOwn(files, file) && files[file].length).map((file, at) => {
    const code = el("code", {});
    const tabbed = new Set();
    let line = el("span", { class: "line" });
    code.append(line);
    for (const run of files[file]) {
      const [text, tag, ...found] = Array.isArray(run) ? run : [run, -1];
      const own = found.filter((number) => notes.has(number));
      strings[text].split("\n").forEach((piece, row) => {
        if (row) { line = el("span", { class: "line" }); code.append(line); }
        if (!own.length && tag < 0) { line.append(piece); return; }
        if (!piece && !own.length) return;
        const first = tag >= 0 && !tabbed.has(tag);
        tabbed.add(tag);
        line.append(el("span", {
          class: [tag >= 0 ? "tag" : "", own.length ? `found ${gravest(own)}` : ""].join(" ").trim(),
          "data-t": tag >= 0 ? tag : undefined, "data-f": own.join(" ") || undefined,
          tabindex: first ? 0 : undefined, role: first ? "button" : undefined,
          title: tag >= 0 && tags[tag][3] ? `prints ${tags[tag][3]}` : undefined,
        }, piece));
      });
    }
    const body = el("pre", { tabindex: 0, role: "region", "aria-label": `Source of ${file}` }, code);
    const chosen = (event) => {
      const hit = event.target.closest("[data-t],[data-f]");
      if (hit) point(hit.dataset.t ? { tag: Number(hit.dataset.t) } : { finding: Number(hit.dataset.f.split(" ")[0]) });
      return hit;
    };
    body.addEventListener("click", chosen);
    body.addEventListener("keydown", (event) => { if ((event.key === "Enter" || event.key === " ") && chosen(event)) event.preventDefault(); });
    return el("details", { open: at === 0 || files[file].some((run) => Array.isArray(run) && run.length > 2) }, el("summary", {}, path(file)), body);
  });
  return el("section", { class: "source" }, el("h2", {}, "Template"), boxes);
}

function switches(exhibit, sample) {
  const go = (to) => { location.hash = link("message", exhibit.path, people[to.person].slug); };
  const at = exhibit.samples.indexOf(sample);
  const person = el("select", { id: "switch-person", onchange: (event) => go(exhibit.samples[event.target.value]) },
    exhibit.samples.map((each, number) => el("option", { value: number, selected: each === sample }, `${shortened(named(people[each.person]))}: ${told(each.findings)}`)));
  const step = (by, words, sign) => el("button", { type: "button", disabled: !exhibit.samples[at + by], "aria-label": words, onclick: () => go(exhibit.samples[at + by]) }, sign);
  const ways = exhibit.ways.map(([file, line, tag], number) => {
    const goes = exhibit.samples.find((each) => each.ways.includes(number));
    const here = sample.ways.includes(number) ? "✓ " : "";
    return el("option", { value: number, disabled: !goes }, `${here}${tag || "branch"}, line ${line}${file === exhibit.path ? "" : ` of ${file}`}${goes ? "" : ": nobody seen here goes this way"}`);
  });
  const branch = el("select", { id: "switch-branch", onchange: (event) => {
    const way = Number(event.target.value);
    current.way = exhibit.ways[way];
    const goes = sample.ways.includes(way) ? sample : exhibit.samples.find((each) => each.ways.includes(way));
    if (goes === sample) lightWay(); else go(goes);
  } }, el("option", { value: "", selected: true }, many(sample.ways.length, ["branch", "branches"]) + " taken (✓)"), ways);
  return el("div", { class: "switches" },
    el("label", { for: "switch-person" }, "As ", el("span", { class: "quiet" }, `${at + 1} of ${exhibit.samples.length}, worst first`)),
    el("div", { class: "switch" }, step(-1, "Previous recipient", "‹"), person, step(1, "Next recipient", "›")),
    exhibit.ways.length ? [el("label", { for: "switch-branch" }, "Branch"), el("div", { class: "switch" }, branch)] : null);
}

function lightWay() {
  const [file, line] = current.way || [];
  document.querySelectorAll("#view-message .line.on").forEach((each) => each.classList.remove("on"));
  const box = [...document.querySelectorAll("#view-message details")].find((each) => find(".path", each).textContent === visible(file));
  const lit = box && box.querySelectorAll(".line")[line - 1];
  if (!lit) return;
  box.open = true;
  lit.classList.add("on");
  lit.scrollIntoView({ block: "center" });
}

// The notes on a message: of thousands, those that are looked at.
function notesList(notes, make) {
  const list = el("div", { class: "list" });
  lazily(list, [...notes], make, 60);
  return list;
}

function noteOf(finding, view) {
  const there = find(`#note-${finding}`, view);
  if (there) return there;
  view.querySelectorAll(".notes > .list").forEach((list) => list.whole());
  return find(`#note-${finding}`, view);
}

// Lights everything that belongs to a finding or a merge field: in the message, in its frame, in the source, in the notes.
function pointing(view) {
  return ({ finding, tag }, scroll = true) => {
    const roots = [view, ...[...view.querySelectorAll("iframe.letter")].map((frame) => frame.contentDocument).filter(Boolean)];
    let shown = 0;
    for (const root of roots) {
      root.querySelectorAll("[data-on]").forEach((each) => each.removeAttribute("data-on"));
      for (const each of root.querySelectorAll("[data-f],[data-t]")) {
        const hit = finding === undefined ? each.dataset.t === String(tag) : (each.dataset.f || "").split(" ").includes(String(finding));
        if (!hit) continue;
        each.dataset.on = "";
        shown += 1;
        if (scroll) each.scrollIntoView({ block: "center", inline: "nearest" });
      }
    }
    view.querySelectorAll(".note.on").forEach((each) => each.classList.remove("on"));
    const own = finding === undefined ? null : noteOf(finding, view);
    if (own) {
      own.classList.add("on");
      if (scroll) { own.scrollIntoView({ block: "nearest" }); own.focus({ preventScroll: true }); }
    }
    if (tag !== undefined) say(shown ? `merge field ${tags[tag][3]}, line ${tags[tag][1]}` : "");
  };
}

function showMessage(exhibit, sample, finding) {
  const view = find("#view-message");
  const own = sample ? sample.findings : exhibit.findings;
  const notes = new Map([...own].sort((one, other) => grades.indexOf(findings[one].severity) - grades.indexOf(findings[other].severity)).map((number, at) => [number, at + 1]));
  const point = pointing(view);
  const facts = [exhibit.channel, exhibit.purpose, exhibit.campaign && `campaign ${exhibit.campaign}`, exhibit.groups.length && `for ${exhibit.groups.join(", ")}`, `goes to ${many(exhibit.recipients, ["record", "records"])}`];
  current = { ...current, exhibit, sample };
  refill(view,
    el("p", { class: "crumb" }, el("a", { href: "#messages" }, "‹ All messages")),
    el("h1", { tabindex: -1 }, (sample && words(sample.parts.subject)) || path(exhibit.path)),
    el("p", { class: "quiet" }, path(exhibit.path), " · ", facts.filter(Boolean).join(" · ")),
    sample ? switches(exhibit, sample) : el("p", { class: "notice" }, "Nobody gets this message, or it cannot be rendered; its findings and its source stand here."),
    el("div", { class: "desk" },
      sample ? el("section", { class: "reading", tabindex: 0, "aria-label": "What the reader sees" }, el("h2", {}, "What the reader sees"), parts(sample, notes, point)) : null,
      el("div", { class: "beside" },
        el("section", { class: "notes" }, el("h2", {}, own.length ? `What to mend (${own.length})` : "Nothing to mend here"),
          notesList(notes, ([number, at]) => note(told(number, sample), at, (shown) => point({ finding: shown })))),
        source(exhibit, notes, point))));
  if (finding !== undefined) requestAnimationFrame(() => setTimeout(() => point({ finding }), 60));
  if (current.way && exhibit.ways.includes(current.way)) lightWay();
}

function parts(sample, notes, point) {
  const { channel } = exhibits[sample.exhibit];
  const shown = [];
  if (channel === "email" || sample.parts.subject) shown.push(inbox(sample, notes));
  if (sample.parts.html) shown.push(letter(sample, notes, point));
  if (sample.parts.text) {
    const body = sheet(sample, notes, point);
    shown.push(sample.parts.html ? el("details", { class: "plain" }, el("summary", {}, "The plain text part"), body) : body);
  }
  return shown;
}
