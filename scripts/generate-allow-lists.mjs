/** Writes what each editor and filter must be told to let through, from the manifest of the tags. */
import { readFileSync } from "node:fs";
import { writePart } from "./doc-part.mjs";
import { writeGenerated } from "./write-generated.mjs";

const target = new URL("../docs/allow-lists.md", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("../custom-elements.json", import.meta.url), "utf8"));

/** Each tag with the names of its attributes. */
const tags = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName)
  .map(({ tagName, attributes = [] }) => ({ name: tagName, attributes: attributes.map(({ name }) => name) }));

const block = (language, code) => `\`\`\`${language}\n${code.trim()}\n\`\`\``;
const names = (list, quote = '"') => list.map((name) => `${quote}${name}${quote}`).join(", ");

const tinymce = `
const omvarldInTinyMce = {
  convert_urls: false,
  custom_elements: ${JSON.stringify(tags.map(({ name }) => name).join(","))},
  extended_valid_elements: [
${tags.map(({ name, attributes }) => `    "${name}[${attributes.join("|")}]",`).join("\n")}
  ].join(","),
};
`;

const ckeditor = `
function OmvarldTags(editor) {
  const schema = editor.plugins.get("DataSchema");
  for (const view of [${names(tags.map(({ name }) => name))}]) {
    schema.registerBlockElement({ view, model: view, modelSchema: { inheritAllFrom: "$container" } });
  }
}

const omvarldInCkEditor = {
  extraPlugins: [OmvarldTags],
  htmlSupport: {
    allow: [
      { name: "div", attributes: /^data-omvarld(-[a-z-]+)?$/ },
${tags.map(({ name, attributes }) => `      { name: "${name}", attributes: [${names(attributes)}] },`).join("\n")}
    ],
  },
};
`;

const wordpress = `
<?php
add_filter( 'wp_kses_allowed_html', function ( $allowed, $context ) {
	if ( 'post' !== $context ) {
		return $allowed;
	}
	$tags = array(
${tags.map(({ name, attributes }) => `\t\t'${name}' => array( ${names(attributes, "'")} ),`).join("\n")}
	);
	foreach ( $tags as $tag => $attributes ) {
		$allowed[ $tag ] = array_fill_keys( $attributes, true );
	}
	return $allowed;
}, 10, 2 );
`;

const wordpressScript = `
add_action( 'wp_head', function () {
	printf( '<script type="module" src="%s"></script>', esc_url( content_url( 'omvarld/omvarld.js' ) ) );
	printf( '<meta name="omvarld-feed" content="%s">', esc_url( home_url( '/feeds/varld.json' ) ) );
} );
`;

const drupal = `
<div data-omvarld data-omvarld-*>
${tags.map(({ name, attributes }) => `<${[name, ...attributes].join(" ")}>`).join("\n")}
`;

const parts = {
  tinymce: block("js", tinymce),
  ckeditor: block("js", ckeditor),
  wordpress: block("php", wordpress),
  "wordpress-script": block("php", wordpressScript),
  drupal: block("html", drupal),
};

let doc = readFileSync(target, "utf8");
for (const [name, text] of Object.entries(parts)) doc = writePart(doc, name, text);
writeGenerated(target, doc, "npm run manifest && node scripts/generate-allow-lists.mjs");
