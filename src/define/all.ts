import "./feed.ts";
import "./page.ts";
import "./twin-towns.ts";
import "./volunteering.ts";
import "./contacts.ts";
import "./policies.ts";
import "./news.ts";
import "./documents.ts";
