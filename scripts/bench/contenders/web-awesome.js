/* Web Awesome's cards, filled by a script of one string, as its documentation puts content into them. */
import "@awesome.me/webawesome/dist/components/card/card.js";
import "@awesome.me/webawesome/dist/styles/themes/default.css";
import { cardId, facts, otherSite } from "./card.js";

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (character) => escapes[character]);

function card(town, index) {
  const { name, otherNames, description, url } = town;
  const { note, themes, address } = facts(town);
  const others = otherNames.map((other) => ` <span lang="${other.language}">${escape(other.name)}</span>`).join("");
  return `<wa-card role="listitem" id="${cardId(town)}"><h3 slot="header"><span aria-hidden="true">${index + 1}</span> ${escape(name)}${others}</h3><p>${note}</p><p>${escape(description)}</p><div slot="footer"><span>${escape(themes)}</span> <a href="${escape(url)}">${address}<span class="omvarld-hidden">${otherSite}</span></a></div></wa-card>`;
}

const host = document.querySelector("[data-feed]");
const { twinTowns } = await (await fetch(host.dataset.feed)).json();
host.innerHTML = `<div class="omvarld"><h2>Våra vänorter</h2><div class="omvarld-grid" role="list">${twinTowns.map(card).join("")}</div></div>`;
