/* Plain Lit, as its documentation shows it: an element and a shadow root for each card. */
import { css, html, LitElement, unsafeCSS } from "lit";
import { cardId, facts, otherSite } from "./card.js";

// The page's own rules do not reach into a shadow root; its custom properties do.
const rules = unsafeCSS(document.querySelector("style").textContent.replaceAll(/(?:\.omvarld){3} (?=[.:*\w])/g, ""));

class TownCard extends LitElement {
  static properties = { town: { attribute: false }, number: { type: Number } };
  static styles = [
    rules,
    css`
      :host {
        display: block;
      }
    `,
  ];

  render() {
    const { name, otherNames, description, url } = this.town;
    const { note, themes, address } = facts(this.town);
    return html`<div class="omvarld-item omvarld-town">
      <span class="omvarld-number" aria-hidden="true">${this.number}</span>
      <h3 class="omvarld-name">
        ${name}${otherNames.map((other) => html` <span class="omvarld-endonym" lang=${other.language}>${other.name}</span>`)}
      </h3>
      <p class="omvarld-note">${note}</p>
      <p class="omvarld-text">${description}</p>
      <p class="omvarld-foot">
        <span class="omvarld-note">${themes}</span>
        <a class="omvarld-link omvarld-link-out" href=${url}>${address}<span class="omvarld-hidden">${otherSite}</span></a>
      </p>
    </div>`;
  }
}

class TownList extends LitElement {
  static properties = { src: {}, towns: { state: true } };

  constructor() {
    super();
    this.towns = [];
  }

  connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  async load() {
    this.towns = (await (await fetch(this.src)).json()).twinTowns;
  }

  // In the page, so that links to a town find it.
  createRenderRoot() {
    return this;
  }

  render() {
    return html`<div class="omvarld">
      <section class="omvarld-section omvarld-twin-towns" aria-labelledby="omvarld-twin-towns">
        <h2 class="omvarld-heading" id="omvarld-twin-towns">Våra vänorter</h2>
        <div class="omvarld-grid omvarld-towns-cards" role="list">
          ${this.towns.map((town, index) => html`<town-card role="listitem" id=${cardId(town)} .town=${town} .number=${index + 1}></town-card>`)}
        </div>
      </section>
    </div>`;
  }
}

customElements.define("town-card", TownCard);
customElements.define("town-list", TownList);
