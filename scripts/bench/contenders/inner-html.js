/* What a developer writes for this one page and no other: one string, and no tricks. */
import { box, card } from "./card.js";

const host = document.querySelector("[data-feed]");
const { twinTowns } = await (await fetch(host.dataset.feed)).json();
host.innerHTML = box(`<ol class="omvarld-grid omvarld-towns-cards" role="list">${twinTowns.map(card).join("")}</ol>`);
