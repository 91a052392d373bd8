/* The same by somebody who knows all that the tag knows: groups whose layout the browser skips off-screen, put into the page
   in slices. The page preloads the feed and reserves height. */
import { box, card } from "./card.js";

const townsOfGroup = 60;
const millisecondsOfSlice = 12;

const host = document.querySelector("[data-feed]");
const { twinTowns } = await (await fetch(host.dataset.feed)).json();
host.innerHTML = box('<div role="list"></div>');
const list = host.querySelector("[role=list]");

for (let at = 0; at < twinTowns.length; ) {
  const end = performance.now() + millisecondsOfSlice;
  do {
    const group = twinTowns.slice(at, at + townsOfGroup).map((town, index) => card(town, at + index));
    list.insertAdjacentHTML(
      "beforeend",
      `<ol class="omvarld-grid omvarld-towns-cards group" role="presentation">${group.join("")}</ol>`,
    );
    // What the browser has not laid out it takes to be as high as the first group is.
    if (at === 0) list.style.setProperty("--group", `${list.firstChild.offsetHeight}px`);
    at += townsOfGroup;
  } while (at < twinTowns.length && performance.now() < end);
  await scheduler.yield();
}
