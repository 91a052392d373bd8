import type { PropertyDeclaration } from "lit";
import type { Past } from "./templates/section.ts";

export const pasts = ["show", "fold", "hide"] as const satisfies readonly Past[];
export const themes = ["inherit", "light", "dark", "auto"] as const;

/** A tag's properties; where an editor chooses among values, these stand here and nowhere else. */
export type TagProperties = Record<PropertyKey, PropertyDeclaration & { readonly values?: readonly string[] }>;

/** The value where it is one that there is; what makes no sense counts as not asked. */
export const known = <T extends string>(values: readonly T[], value: string | undefined): T | undefined =>
  values.find((one) => one === value);
