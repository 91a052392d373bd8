/** Names the sources that this was built from, so that what one build has printed is known to be what it would render. */
export const edition = "unbuilt";
