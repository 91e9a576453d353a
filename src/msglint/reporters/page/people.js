// Everything that one person would receive; and the defects of records, to be handed to whoever keeps the CRM.
function listPeople(list) {
  const q = (chosen.q || "").toLowerCase();
  const shown = people.filter((person) => `${named(person)} ${person.groups.join(" ")}`.toLowerCase().includes(q));
  if (!shown.length) { refill(list, el("p", { class: "notice" }, people.length ? "Nobody is called that." : "Nobody's messages were read.")); return; }
  const box = el("ul", { class: "people" });
  refill(list, el("p", { class: "quiet tally" }, "Those for whom the most is wrong come first. The report keeps some of the records, chosen to show every finding."), box);
  lazily(box, shown, (person) => el("li", {}, el("a", { href: link("person", person.slug) },
    el("strong", {}, named(person)),
    el("span", { class: "quiet" }, [person.persona ? "built-in persona" : "", ...person.groups, many(person.exhibits.length, ["message", "messages"])].filter(Boolean).join(" · ")),
    badges(person.findings))), 100);
}

function showPerson(person) {
  const own = new Set(person.findings);
  const inMessages = new Set();
  const boxes = person.exhibits.map((number) => {
    const exhibit = exhibits[number];
    const sample = exhibit.samples.find((each) => each.person === person.number);
    const subject = sample && words(sample.parts.subject);
    const found = sample ? sample.findings : exhibit.findings.filter((each) => own.has(each));
    found.forEach((each) => inMessages.add(each));
    const body = el("div", { class: "fold" });
    const box = el("details", { class: "received" },
      el("summary", {}, el("strong", {}, subject || path(exhibit.path)), el("span", { class: "quiet" }, subject ? [path(exhibit.path), " · "] : "", exhibit.channel), badges(found)), body);
    box.addEventListener("toggle", () => {
      if (!box.open || body.firstChild) return;
      const notes = new Map(found.map((each, at) => [each, at + 1]));
      const point = pointing(box);
      if (sample) body.append(el("section", { class: "reading" }, parts(sample, notes, point)));
      else body.append(el("p", { class: "notice" }, "This message is not kept in the report, or could not be rendered."));
      body.append(el("section", { class: "notes" }, notesList(notes, ([each, at]) => note(told(each, sample), at, (shown) => point({ finding: shown }), "h2"))),
        el("p", { class: "go" }, el("a", { href: link("message", exhibit.path, person.slug) }, "Beside its template ›")));
    });
    return box;
  });
  const record = person.findings.filter((number) => !inMessages.has(number));
  refill(find("#view-person"),
    el("p", { class: "crumb" }, el("a", { href: "#people" }, "‹ All people")),
    el("h1", { tabindex: -1 }, named(person)),
    el("p", { class: "quiet" }, [...person.groups, `would receive ${many(person.exhibits.length, ["message", "messages"])}`].join(" · ")),
    boxes,
    record.length ? el("section", { class: "notes" }, el("h2", {}, "About the record"), record.map((number) => note(findings[number], 0))) : null);
}

const columns = [
  ["file", (each) => each.path], ["line", (each) => each.line || ""], ["record", (each) => each.examples.join(" ")],
  ["severity", (each) => each.severity], ["rule", (each) => each.rule], ["problem", (each) => each.message],
  ["fields", (each) => each.fields.join(" ")], ["remedy", (each) => each.remedy],
];

function listRecords(list) {
  const every = findings.filter((finding) => finding.record);
  const found = every.filter(passes);
  say(many(found.length, ["defect", "defects"]));
  if (!found.length) { refill(list, el("p", { class: "notice" }, every.length ? "No defect is like that. Clear a filter." : "No defect was found in the records themselves.")); return; }
  const place = ["place", (each) => `${each.path.split("/").pop()}${each.line ? `:${each.line}` : ""}`];
  const shown = [place, ...columns].filter(([name]) => ["place", "record", "severity", "rule", "problem", "remedy"].includes(name));
  const body = el("tbody", { role: "rowgroup" });
  refill(list, 
    el("p", { class: "quiet tally" }, `${many(found.length, ["defect", "defects"])} in the records themselves. `,
      el("button", { type: "button", onclick: () => save("records-to-mend.csv", csv(found)) }, "Save as CSV")),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Defects" }, el("table", { role: "table" }, el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, shown.map(([name]) => el("th", { scope: "col", role: "columnheader" }, name)))), body)));
  lazily(body, found, (finding) => el("tr", { id: `record-${finding.id}`, role: "row" }, shown.map(([name, pick]) =>
    el("td", { class: `of-${name}`, role: "cell" }, name === "severity" ? el("span", { class: `badge ${finding.severity}` }, finding.severity) : name === "rule" ? el("a", { href: link("finding", finding.id) }, finding.rule) : name === "record" || name === "place" ? shortened(visible(pick(finding)), 200) : prose(String(pick(finding)))))), 100);
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
function csv(found) {
  const cell = (value) => {
    const text = String(value);
    return `"${(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };
  const rows = [columns.map(([name]) => name), ...found.map((finding) => columns.map(([, pick]) => pick(finding)))];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
