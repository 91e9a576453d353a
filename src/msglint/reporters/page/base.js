// The data, and how elements are made. Text only ever becomes text: nothing here takes markup.
const data = JSON.parse(document.getElementById("data").textContent);
const { findings, exhibits, people, samples, files, tags, strings } = data;
const grades = ["error", "warning", "info"];
const nouns = { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["info", "info"] };

samples.forEach((sample, number) => { sample.number = number; });
exhibits.forEach((exhibit, number) => {
  exhibit.number = number;
  exhibit.samples = samples.filter((sample) => sample.exhibit === number);
});
const seenIds = new Map();
people.forEach((person, number) => {
  const before = seenIds.get(person.id) || 0; // two records may have one id; their addresses differ
  seenIds.set(person.id, before + 1);
  Object.assign(person, { number, slug: before ? `${person.id}~${before + 1}` : person.id });
});
findings.forEach((finding, number) => {
  Object.assign(finding, { number, why: strings[finding.why], remedy: strings[finding.remedy] });
  finding.exhibits = [];
});
exhibits.forEach((exhibit) => exhibit.findings.forEach((number) => findings[number].exhibits.push(exhibit.number)));

function find(selector, within = document) { return within.querySelector(selector); }

function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "srcdoc") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// Puts these in place of what an element holds.
function refill(holder, ...children) {
  holder.replaceChildren(...el("div", {}, ...children).childNodes);
}

function many(count, [one, more]) { return `${count.toLocaleString("en")} ${count === 1 ? one : more}`; }

function named(person) { return visible(person.name ? `${person.name} (${person.id})` : person.id); }

// Names of files and records as they can be read: what steers a line's direction, or ends it, is told.
function visible(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function shortened(text, most = 60) { return text.length > most ? `${text.slice(0, most)}…` : text; }

function counts(numbers) {
  return grades
    .map((grade) => [grade, numbers.filter((number) => findings[number].severity === grade).length])
    .filter(([, count]) => count);
}

function told(numbers) {
  return counts(numbers).map(([grade, count]) => many(count, nouns[grade])).join(", ") || "nothing found";
}

function badges(numbers) {
  const found = counts(numbers).map(([grade, count]) => el("span", { class: `badge ${grade}` }, many(count, nouns[grade])));
  return el("span", { class: "badges" }, found.length ? found : el("span", { class: "badge good" }, "nothing to mend"));
}

function gravest(numbers) {
  return grades.find((grade) => numbers.some((number) => findings[number].severity === grade)) || "";
}

// A path whose folder is quiet, and which a narrow column may break.
function path(raw) {
  const text = visible(raw);
  const cut = text.lastIndexOf("/") + 1;
  const breaking = (words) => (words.match(/[^/._-]*[/._-]|[^/._-]+/g) || []).flatMap((word, at) => (at ? [el("wbr"), word] : [word]));
  return el("span", { class: "path" }, cut ? el("span", { class: "folder" }, breaking(text.slice(0, cut)), el("wbr")) : null, breaking(text.slice(cut)));
}

// Words about templates: what stands between double braces, or is shown between back quotes, is code.
function prose(text) {
  const pieces = text.split(/(\{\{.*?\}\}|\{%.*?%\}|`[^`]+`)/);
  return pieces.map((piece, at) => (at % 2 ? el("code", {}, piece.replace(/^`|`$/g, "")) : piece));
}

function link(kind, ...steps) { return `#${kind}/${steps.map(encodeURIComponent).join("/")}`; }

function say(words) { find("#status").textContent = words; }

// Fills a list bit by bit, as people get to its end; on paper it is whole.
function lazily(list, items, make, step = 40) {
  let next = 0;
  const end = el("div", { class: "more" });
  const more = () => {
    const shown = items.slice(next, next + step);
    next += shown.length;
    end.before(...shown.map(make));
    if (next >= items.length) { watch.disconnect(); end.remove(); }
  };
  const watch = new IntersectionObserver((seen) => { if (seen.some((each) => each.isIntersecting)) more(); }, { rootMargin: "900px" });
  list.replaceChildren(end);
  list.whole = () => { while (next < items.length) more(); };
  more();
  if (next < items.length) watch.observe(end);
}
