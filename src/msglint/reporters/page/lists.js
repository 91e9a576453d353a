// Lists of messages and findings, and the filters over them.
const filters = find(".filters");
const keys = ["q", "severity", "confidence", "rule", "pack", "segment", "template"];
let chosen = {};

function options() {
  const every = (pick) => [...new Set(findings.flatMap(pick))].sort();
  const fill = (name, first, values, spoken = (value) => value) => find(`[name=${name}]`, filters).append(
    el("option", { value: "" }, first), ...values.map((value) => el("option", { value }, spoken(value))));
  fill("severity", "Any", grades.filter((grade) => findings.some((each) => each.severity === grade)));
  fill("confidence", "Any", ["high", "medium", "low"].filter((grade) => findings.some((each) => each.confidence === grade)));
  fill("segment", "Any", every((each) => each.groups));
  fill("template", "Any", every((each) => [each.path, ...each.exhibits.map((number) => exhibits[number].path)]).filter(Boolean));
  const rule = find("[name=rule]", filters);
  rule.append(el("option", { value: "" }, "Any"));
  for (const pack of every((each) => [each.pack])) {
    const rules = every((each) => (each.pack === pack ? [each.rule] : []));
    rule.append(el("optgroup", { label: pack }, el("option", { value: `pack:${pack}` }, `all of ${pack}`), rules.map((value) => el("option", { value }, value))));
  }
}

function haystack(finding) {
  if (finding.hay === undefined) {
    const about = finding.exhibits.map((number) => exhibits[number].path);
    finding.hay = [finding.rule, finding.message, finding.path, ...about, ...finding.excerpt, finding.why, finding.remedy, ...finding.examples, ...finding.fields].join("\n").toLowerCase();
  }
  return finding.hay;
}

function passes(finding) {
  const { q, severity, confidence, rule, pack, segment, template } = chosen;
  return (!severity || finding.severity === severity) && (!confidence || finding.confidence === confidence)
    && (!rule || finding.rule === rule) && (!pack || finding.pack === pack)
    && (!segment || finding.groups.includes(segment))
    && (!template || finding.path === template || finding.exhibits.some((number) => exhibits[number].path === template))
    && (!q || q.toLowerCase().split(/\s+/).every((word) => haystack(finding).includes(word)));
}

function filtering() { return keys.some((key) => chosen[key]); }

// The filters as the address says them, and the address as the filters say it.
function adopt(query) {
  const said = new URLSearchParams(query);
  chosen = Object.fromEntries(keys.map((key) => [key, said.get(key) || ""]));
  for (const key of keys) {
    const field = filters.elements[key];
    if (field) field.value = key === "rule" && chosen.pack ? `pack:${chosen.pack}` : chosen[key];
  }
  tell();
}

// On a narrow screen all filters but the search are folded away; the button says how many hold.
function unfold(open) {
  filters.classList.toggle("open", open);
  find(".fold-away").setAttribute("aria-expanded", open);
}

function tell() {
  const count = keys.filter((key) => key !== "q" && chosen[key]).length;
  find(".fold-away").textContent = count ? `Filters (${count})` : "Filters";
}

function query() {
  const said = new URLSearchParams(keys.filter((key) => chosen[key]).map((key) => [key, chosen[key]]));
  return `${said}` ? `?${said}` : "";
}

function read() {
  for (const key of keys) if (filters.elements[key]) chosen[key] = filters.elements[key].value;
  chosen.pack = chosen.rule.startsWith("pack:") ? chosen.rule.slice(5) : "";
  if (chosen.pack) chosen.rule = "";
  tell();
}

function listFindings(list) {
  const found = findings.filter(passes).sort((one, other) => grades.indexOf(one.severity) - grades.indexOf(other.severity));
  say(many(found.length, ["finding", "findings"]));
  if (!found.length) { refill(list, el("p", { class: "notice" }, findings.length ? "No finding is like that. Clear a filter." : "Nothing to mend.")); return; }
  const box = el("div", { class: "cards" });
  refill(list, el("p", { class: "quiet tally" }, `${many(found.length, ["finding", "findings"])}${filtering() ? ` of ${findings.length.toLocaleString("en")}` : ""}`), box);
  lazily(box, found, (finding) => {
    const made = note(finding, 0, null, "h2");
    const sample = seen(finding);
    if (sample) made.append(el("p", { class: "go" }, el("a", { href: `${link("finding", finding.id)}` }, "See it in the message ›")));
    return made;
  });
}

// A message in which a finding is shown: on words of it, if there is one.
function seen(finding) {
  const showing = samples.filter((sample) => sample.findings.includes(finding.number));
  return showing.find((sample) => Object.values(sample.parts).some((runs) => runs.some((run) => Array.isArray(run) && run.indexOf(finding.number, 2) > 1))) || showing[0];
}

function listMessages(list) {
  const weight = (numbers) => grades.reduce((sum, grade) => sum * 1000 + numbers.filter((number) => findings[number].severity === grade).length, 0);
  const { q, segment, template, ...rest } = chosen;
  const about = Object.values(rest).some(Boolean);
  const shown = exhibits
    .map((exhibit) => ({ exhibit, own: exhibit.findings.filter((number) => passes(findings[number])) }))
    .filter(({ exhibit, own }) => own.length || (!about && (!template || exhibit.path === template) && (!segment || exhibit.groups.includes(segment)) && (!q || matches(exhibit, q.toLowerCase()))))
    .sort((one, other) => weight(other.own) - weight(one.own));
  say(many(shown.length, ["message", "messages"]));
  if (!shown.length) { refill(list, el("p", { class: "notice" }, exhibits.length ? "No message is like that. Clear a filter." : "No message was read.")); return; }
  const box = el("div", { class: "gallery" });
  refill(list, el("p", { class: "quiet tally" }, `${many(shown.length, ["message", "messages"])}, worst first`), box);
  lazily(box, shown, ({ exhibit, own }) => card(exhibit, own), 24);
}

function matches(exhibit, q) {
  const first = exhibit.samples[0];
  return `${exhibit.path}\n${first ? words(first.parts.subject) + words(first.parts.text) : ""}`.toLowerCase().includes(q);
}

function card(exhibit, own) {
  const sample = exhibit.samples[0];
  const subject = sample && words(sample.parts.subject);
  return el("a", { class: `card ${gravest(own)}`, href: link("message", exhibit.path) },
    thumbnail(sample),
    el("div", { class: "about" },
      el("strong", { class: "subject" }, subject || path(exhibit.path)),
      el("span", { class: "quiet" }, subject ? [path(exhibit.path), " · "] : "", exhibit.channel),
      badges(own)));
}
