import { dayValue } from "./day.ts";
import type { Programme, Project } from "./feed-shape.ts";
import { geo, isGiven, type JsonLdNode, node, type Teller } from "./json-ld-teller.ts";
import type { Text } from "./shape.ts";
import { periodEnd, programmeStatus, projectStatus, takesApplications } from "./status.ts";

/* Projects and programmes, with their grants. */

/** A project that has not begun, or is over, without a date that says so would pass for one that goes on. */
export function projectNodes(teller: Teller, project: Project): readonly (JsonLdNode | undefined)[] {
  const { say, sayAll, idOf, refer, contactsOf, named, funder, common, feed, today } = teller;
  const { id, title, owner, partners, participants, period, purpose, body, themes, tags, partOf } = project;
  const status = projectStatus(project, today);
  const start = dayValue(period?.start);
  const end = dayValue(period?.end) ?? periodEnd(period);
  if ((status === "planned" && !start) || (status === "completed" && !end)) return [];
  const parent = feed.projects.some((other) => other.id === partOf) && partOf ? refer(`projects/${partOf}`) : undefined;
  const known = new Set((participants ?? []).map(({ name }) => say(name)));
  const members = [
    ...(participants ?? []).map(({ name, code, location }) =>
      named(name, { identifier: code, location: location && node("Place", { geo: geo(location) }) }),
    ),
    ...(partners ?? []).filter((name) => !known.has(say(name))).map((name) => named(name)),
  ];
  const money = grantNode(teller, `projects/${id}`, title, project, refer(`projects/${id}`));
  return [
    node(
      "Project",
      {
        name: say(title),
        description: say(purpose ?? body),
        foundingDate: start,
        dissolutionDate: end,
        parentOrganization: [parent, owner && named(owner)].filter(isGiven),
        member: members,
        funder: funder(project.euFunding),
        funding: money && refer(`projects/${id}/grant`),
        keywords: [...new Set(sayAll([...(themes ?? []).map((theme) => theme.title), ...(tags ?? [])]))],
        contactPoint: contactsOf(project.contacts),
        ...common(project),
      },
      idOf(`projects/${id}`),
    ),
    money,
  ];
}

function grantNode(
  { say, idOf, funder }: Teller,
  name: string,
  title: Text,
  { grant: money, euFunding }: Pick<Project, "grant" | "euFunding">,
  fundedItem?: JsonLdNode,
): JsonLdNode | undefined {
  if (!money) return undefined;
  // What is only about so much is not told as so much.
  const amount = money.approximate
    ? undefined
    : node("MonetaryAmount", { value: money.amount, currency: money.currency });
  const description = say(money.text);
  return node(
    "MonetaryGrant",
    { name: say(title), description, amount, funder: funder(euFunding), fundedItem },
    idOf(`${name}/grant`),
  );
}

/** A place that can be applied for, where enough is known of it; else a service, as long as it is offered. */
export function programmeNodes(teller: Teller, programme: Programme): readonly (JsonLdNode | undefined)[] {
  const { say, sayAll, idOf, us, contactsOf, common, today, feed } = teller;
  const { municipality } = feed;
  const { id, name, programme: scheme, body, ages, period, places, placements, covered, apply } = programme;
  const status = programmeStatus(programme, today);
  const money = grantNode(teller, `volunteering/${id}`, name, programme);
  if (status !== "open" && status !== "running") return [money];
  const locations = (placements ?? []).map(({ location }) => location).filter(isGiven);
  const posted = dayValue(apply?.opens);
  const isPosting =
    takesApplications(programme, today) && body && posted?.length === 10 && locations.length > 0 && municipality;
  if (isPosting) {
    const openings = typeof places === "number" ? places : places?.approximate ? undefined : places?.value;
    const posting = node(
      "JobPosting",
      {
        title: say(name),
        description: say(body),
        datePosted: posted,
        validThrough: dayValue(apply?.deadline),
        employmentType: "VOLUNTEER",
        hiringOrganization: us,
        jobLocation: sayAll(locations).map((location) => node("Place", { address: location })),
        jobStartDate: dayValue(period?.start),
        jobBenefits: sayAll(covered),
        totalJobOpenings: openings,
        applicationContact: contactsOf(programme.contacts),
        ...common(programme),
        url: apply?.url ?? programme.url,
      },
      idOf(`volunteering/${id}`),
    );
    return [posting, money];
  }
  const service = node(
    "GovernmentService",
    {
      name: say(name),
      serviceType: say(scheme),
      description: say(body),
      serviceOperator: us,
      audience: ages && node("PeopleAudience", { suggestedMinAge: ages.min, suggestedMaxAge: ages.max }),
      availableChannel:
        apply?.url && takesApplications(programme, today)
          ? node("ServiceChannel", { serviceUrl: apply.url })
          : undefined,
      ...common(programme),
    },
    idOf(`volunteering/${id}`),
  );
  return [service, money];
}
