/* A WordPress of its own, with its database, in a temporary folder and on this machine's own address. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const packages = ["wordpress", "mariadb-server", "php-cli", "php-mysql"];
const needed = [
  "/usr/share/wordpress/wp-load.php",
  "/usr/bin/php",
  "/usr/sbin/mariadbd",
  "/usr/bin/mariadb-install-db",
];

const missing = () => needed.filter((path) => !existsSync(path));

/** Gets what is missing from Debian, where that may be done; else says what to do. */
function obtain() {
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { stdio: "inherit", env });
  }
  if (missing().length > 0) {
    throw new Error(
      `This test runs a real WordPress, from Debian's packages. Missing: ${missing().join(", ")}. ` +
        `As root, on Debian or Ubuntu: apt-get install ${packages.join(" ")}`,
    );
  }
}

/** A port that nobody listens to. */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Tries until it succeeds, or gives up after half a minute. */
async function untilDone(what, attempt) {
  const start = Date.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() - start > 30_000) throw new Error(`${what} did not start: ${error.message}`, { cause: error });
      await wait(250);
    }
  }
}

function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((done) => {
    child.once("exit", done);
    child.kill("SIGTERM");
  });
}

const config = (site, socket) => `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', '${site}' );
define( 'WP_SITEURL', '${site}' );
define( 'WP_CONTENT_DIR', __DIR__ . '/wp-content' );
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'DISALLOW_UNFILTERED_HTML', file_exists( __DIR__ . '/strict' ) );
$table_prefix = 'wp_';
define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;

/** The least that a theme is: the page's head and the post's text, as every theme prints them. */
const theme = {
  "style.css": "/* Theme Name: Lindvik */\n",
  "index.php": `<!doctype html>
<html <?php language_attributes(); ?>>
<head><meta charset="utf-8"><link rel="icon" href="data:,"><?php wp_head(); ?></head>
<body><?php while ( have_posts() ) : the_post(); ?><main><?php the_content(); ?></main><?php endwhile; wp_footer(); ?></body>
</html>
`,
};

const install = `<?php
define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Lindvik', 'admin', 'admin@lindvik.example', false, '', wp_generate_password() );
switch_theme( 'lindvik' );
$passwords = array();
foreach ( array( 'editor', 'author' ) as $role ) {
	$user = wp_insert_user( array( 'user_login' => $role, 'user_pass' => wp_generate_password(), 'role' => $role ) );
	list( $passwords[ $role ] ) = WP_Application_Passwords::create_new_application_password( $user, array( 'name' => 'test' ) );
}
echo "\\n" . wp_json_encode( array( 'version' => $wp_version, 'passwords' => $passwords ) );
`;

/**
 * Starts a WordPress with a user for each of the roles editor and author.
 * @param {object} options
 * @param {string} options.functions the theme's functions.php
 * @param {string} options.script folder of the built script, which becomes `wp-content/omvarld/`
 * @param {Record<string, string>} options.files further files of the site, by path
 */
export async function startWordPress({ functions, script, files }) {
  obtain();
  const folder = await mkdtemp(join(tmpdir(), "omvarld-wordpress-"));
  const root = join(folder, "site");
  const content = join(root, "wp-content");
  const socket = join(folder, "database.sock");
  const children = [];
  const start = (command, parameters, options) => {
    const child = spawn(command, parameters, { stdio: "ignore", ...options });
    children.push(child);
    return child;
  };
  const close = async () => {
    // The pages' server first: it has connections to the database.
    for (const child of children.reverse()) await stop(child);
    await rm(folder, { recursive: true, force: true });
  };

  try {
    const asRoot = process.getuid?.() === 0 ? ["--user=root"] : [];
    const data = join(folder, "database");
    execFileSync(
      "mariadb-install-db",
      ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db", ...asRoot],
      { stdio: "ignore" },
    );
    start("/usr/sbin/mariadbd", [
      "--no-defaults",
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--pid-file=${join(folder, "database.pid")}`,
      "--skip-networking",
      ...asRoot,
    ]);
    await untilDone("The database", () =>
      execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-e", "CREATE DATABASE wordpress"], {
        stdio: "ignore",
      }),
    );

    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    await cp("/usr/share/wordpress", root, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(root, "wp-config.php"), config(url, socket));
    await mkdir(join(content, "themes", "lindvik"), { recursive: true });
    await mkdir(join(content, "mu-plugins"), { recursive: true });
    for (const [name, text] of Object.entries({ ...theme, "functions.php": `<?php\n${functions}` })) {
      await writeFile(join(content, "themes", "lindvik", name), text);
    }
    await cp(script, join(content, "omvarld"), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    await writeFile(join(root, "install.php"), install);
    const told = execFileSync("php", ["install.php"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const { version, passwords } = JSON.parse(told.trim().split("\n").at(-1));
    await rm(join(root, "install.php"));

    start("php", ["-S", `127.0.0.1:${port}`, "-t", root]);
    await untilDone("WordPress", async () => {
      const answer = await fetch(`${url}/?rest_route=/`);
      if (!answer.ok) throw new Error(String(answer.status));
    });

    /** Whether nobody at all may post unfiltered HTML, as in a network of sites. */
    const setStrict = (isStrict) =>
      isStrict ? writeFile(join(root, "strict"), "") : rm(join(root, "strict"), { force: true });

    /** Puts a plugin in force for all, or takes it out. */
    const setPlugin = (code) => {
      const path = join(content, "mu-plugins", "omvarld-allow.php");
      return code ? writeFile(path, code) : rm(path, { force: true });
    };

    /**
     * Publishes a post as a user of a role would, over HTTP.
     * @returns {Promise<string>} the post's address
     */
    async function publish(role, text) {
      const answer = await fetch(`${url}/?rest_route=/wp/v2/posts`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Basic ${Buffer.from(`${role}:${passwords[role]}`).toString("base64")}`,
        },
        body: JSON.stringify({ title: "Vänorter", status: "publish", content: text }),
      });
      const post = await answer.json();
      if (!answer.ok) throw new Error(`${answer.status} ${post.code}: ${post.message}`);
      return post.link;
    }

    return { url, version, publish, setStrict, setPlugin, close };
  } catch (error) {
    await close();
    throw error;
  }
}
