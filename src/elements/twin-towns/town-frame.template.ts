import { html, nothing } from "lit";
import { GROUP_SIZE } from "../../element-kit/group-size.ts";
import type { Scope } from "../../element-kit/scope.ts";
import { type Frame, listFrame, type Members } from "../../element-kit/templates/members.ts";
import type { TwinTown } from "../../feed/index.ts";
import type { TownView } from "./twin-towns.ts";

/**
 * How towns stand together in a view.
 * @param name of the list, for a table to be known by.
 */
export function townFrame(scope: Scope, { listed }: Members<TwinTown>, view: TownView, name: string): Frame {
  if (view !== "table") return listFrame(`omvarld-grid omvarld-towns-${view}`, true);
  const { words } = scope;
  const isPast = listed.every((one) => one.isPast);
  const label = words.table(isPast ? `${name}, ${words.over}` : name);
  const owner = scope.hasOwners ? [words.municipality] : [];
  return tableFrame(label, [words.town, ...owner, words.country, words.since, words.cooperation]);
}

/**
 * A table in a region that scrolls by itself where it is wider than its room.
 * @param label names the region.
 */
function tableFrame(label: string, columns: readonly string[]): Frame {
  const role = (name: string, isLong: boolean) => (isLong ? name : nothing);
  return {
    // The columns of a long table do not fit what is in them.
    most: GROUP_SIZE,
    whole: (inside, isLong) => html`<div class="omvarld-scroll" role="region" aria-label=${label} tabindex="0">
      <table class="omvarld-table${isLong ? " omvarld-long" : ""}" role=${role("table", isLong)}>
        <thead role=${role("rowgroup", isLong)}>
          <tr role=${role("row", isLong)}>
            ${columns.map((name) => html`<th scope="col" role=${role("columnheader", isLong)}>${name}</th>`)}
          </tr>
        </thead>
        ${isLong ? inside : html`<tbody>${inside}</tbody>`}
      </table>
    </div>`,
    group: (items) => html`<tbody role="rowgroup">${items}</tbody>`,
  };
}
