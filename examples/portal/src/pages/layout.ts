import type { Person } from '@watchword-examples/centre';
import { paths } from '../routes/paths.ts';
import { type Html, html } from './html.ts';
import { icon } from './parts/icon.ts';
import { supportLink } from './parts/support.ts';
import type { Site } from './site.ts';

/** A page without its frame. */
export interface PlainPage {
  /** The state first, such as `Wrong code · Two-factor sign-in`. */
  readonly title: string;
  readonly main: unknown;
}

/** A page of somebody who is signed in. */
export interface MemberPage extends PlainPage {
  readonly person: Person;
  /** Which entry of the left panel it belongs to. */
  readonly current: PanelPath;
}

type PanelPath = typeof paths.account | typeof paths.twoFactor;

/** A page with one column, for those who are not signed in. */
export function plainLayout(site: Site, { title, main }: PlainPage): Html {
  return document(site, title, html`${header(site, '')}<main class="plain" id="main">${main}</main>`);
}

/** A page with the left panel. */
export function memberLayout(site: Site, { title, main, person, current }: MemberPage): Html {
  const body = html`${header(site, visitorMenu(person))}
<div class="frame">
<nav class="panel" aria-label="Account">
<ul>
<li>${panelLink(paths.account, current, 'My HPC Account')}</li>
<li><a href="${paths.twoFactor}/set-up">Setup Two-Factor Authentication device</a></li>
<li>${panelLink(paths.twoFactor, current, 'Devices and recovery codes')}</li>
</ul>
</nav>
<main id="main">${main}</main>
</div>`;
  return document(site, title, body);
}

function document(site: Site, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} · ${site.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${site.assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${site.assets.pagesStyle}">
<link rel="stylesheet" href="${site.assets.style}">
<script src="${site.assets.pagesScript}" type="module"></script>
<script src="${site.assets.script}" type="module"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${body}
<footer class="foot"><div class="foot-inner">
<p>Stuck, or is something not as it should be? Write to ${supportLink(site)}.</p>
<p><a href="/help/codes">Help with codes</a></p>
</div></footer>
</body>
</html>
`;
}

function header(site: Site, menu: Html | string): Html {
  return html`<header class="head"><div class="head-inner">
<a class="brand" href="/">${icon('mark')}<span>${site.name}</span></a>
${menu}
</div></header>`;
}

function visitorMenu({ name }: Person): Html {
  return html`<div class="visitor"><bdi class="visitor-name">${name}</bdi>
<form method="post" action="/sign-out"><button class="quiet" type="submit">Sign out</button></form></div>`;
}

function panelLink(path: PanelPath, current: PanelPath, label: string): Html {
  return path === current
    ? html`<a href="${path}" aria-current="page">${label}</a>`
    : html`<a href="${path}">${label}</a>`;
}
