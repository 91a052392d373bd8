import { dayValue, isAfter, isBefore } from "./day.ts";
import type { CollectionName, Feed, Policy, Programme, Project, TwinTown } from "./feed-shape.ts";

/** Where a member has no status of its own, it follows from the dates. `today` is a full date: `2026-11-23`. */
export function twinTownStatus(town: TwinTown, today: string): NonNullable<TwinTown["status"]> {
  if (town.status) return town.status;
  if (isBefore(town.until, today)) return "ended";
  return isAfter(town.since, today) ? "planned" : "active";
}

export function programmeStatus(programme: Programme, today: string): NonNullable<Programme["status"]> {
  const { apply, period, status } = programme;
  if (status) return status;
  if (isBefore(period?.end ?? periodEnd(period), today)) return "closed";
  if (apply?.deadline && !isBefore(apply.deadline, today)) return isAfter(apply.opens, today) ? "planned" : "open";
  if (isAfter(period?.start, today)) return "planned";
  if (period?.start || period?.end) return "running";
  if (apply?.deadline) return "closed";
  return apply?.url ? "open" : "running";
}

/** Whether an application can be sent today. */
export function takesApplications(programme: Programme, today: string): boolean {
  const { apply } = programme;
  return (
    programmeStatus(programme, today) === "open" && !isBefore(apply?.deadline, today) && !isAfter(apply?.opens, today)
  );
}

export function policyStatus(policy: Policy, today: string): NonNullable<Policy["status"]> {
  if (isBefore(policy.validTo, today)) return "expired";
  return policy.status ?? "adopted";
}

export function projectStatus({ status, period }: Project, today: string): NonNullable<Project["status"]> {
  if (status) return status;
  if (isBefore(period?.end ?? periodEnd(period), today)) return "completed";
  return isAfter(period?.start, today) ? "planned" : "running";
}

/** The last day of a period that gives its start and its length in months; undefined where either is missing. */
export function periodEnd(period: Programme["period"]): string | undefined {
  const { start, months } = period ?? {};
  const value = dayValue(start);
  if (!value || value.length < 7 || !months) return undefined;
  const [year = 0, month = 1] = value.split("-").map(Number);
  const last = month - 1 + months;
  const end = new Date(Date.UTC(year, last, value.length === 10 ? Number(value.slice(8)) : 1) - 86_400_000);
  // No calendar has the month that a senseless length leads to.
  if (!(end.getTime() < Date.UTC(10_000, 0))) return undefined;
  return end.toISOString().slice(0, value.length === 10 ? 10 : 7);
}

/** Whether a member of a collection is over: such members come last, marked. */
export const isPast: {
  readonly [K in CollectionName]: (member: Feed[K][number], today: string) => boolean;
} = {
  twinTowns: (town, today) => ["ended", "dormant"].includes(twinTownStatus(town, today)),
  volunteering: (programme, today) => programmeStatus(programme, today) === "closed",
  contacts: () => false,
  policies: (policy, today) => policyStatus(policy, today) === "expired",
  news: () => false,
  networks: () => false,
  funding: () => false,
  projects: (project, today) => projectStatus(project, today) === "completed",
  documents: ({ validTo }, today) => isBefore(validTo, today),
};
