/* The yardstick: what a good developer would write for this one page and no other. It makes exactly the list that the tag
   makes, which the bench checks in each run; when the tag's markup changes, this file follows. */

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (character) => escapes[character]);
const countries = new Intl.DisplayNames("sv", { type: "region" });

function card({ id, name, otherNames, country, since, description, themes, url }, index) {
  const others = otherNames
    .map((other) => ` <span class="omvarld-endonym" lang="${other.language}">${escape(other.name)}</span>`)
    .join("");
  const line = themes.map(escape).join(" · ");
  const host = new URL(url).hostname.replace(/^www\./, "");
  return `<li class="omvarld-item omvarld-town" id="omvarld-twin-towns-${id}"><span class="omvarld-number" aria-hidden="true">${index + 1}</span><h3 class="omvarld-name">${escape(name)}${others}</h3><p class="omvarld-note">${countries.of(country)} · vänort sedan ${since}</p><p class="omvarld-text">${escape(description)}</p><p class="omvarld-foot"><span class="omvarld-note">${line}</span> <a class="omvarld-link omvarld-link-out" href="${escape(url)}">${host}<span class="omvarld-hidden"> (annan webbplats)</span></a></p></li>`;
}

function list(towns) {
  const long = towns.length > 60 ? " omvarld-long" : "";
  return `<ol class="omvarld-grid omvarld-towns-cards${long}" role="list">${towns.map(card).join("")}</ol>`;
}

const host = document.querySelector("[data-feed]");
const response = await fetch(host.dataset.feed);
const { twinTowns } = await response.json();
host.innerHTML = `<div class="omvarld" part="omvarld"><section class="omvarld-section omvarld-twin-towns" aria-labelledby="omvarld-twin-towns"><h2 class="omvarld-heading" id="omvarld-twin-towns">Våra vänorter</h2>${list(twinTowns)}</section></div>`;
