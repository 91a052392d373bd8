import { OmvarldElement } from "../../element-kit/omvarld-element.ts";

/**
 * Shows projects with their milestones, grants, participants and findings.
 * @element omvarld-projects
 */
export class OmvarldProjects extends OmvarldElement {
  protected override readonly topic = "projects";

  protected override async load() {
    return (await import("./projects.template.ts")).projectsContent;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-projects": OmvarldProjects;
  }
}
