import { type Html, html } from '../html.ts';
import type { Link } from '../options/pages-options.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { say } from '../texts/say.ts';
import { icon } from './icon.ts';
import { linkTo } from './links.ts';

/** A whole page. Without its script it works as well; nothing in it is inline, so that the policy can forbid that. */
export function documentOf(site: Site, { title, main, narrow }: Page): Html {
  const { texts, name, assets, stylesheet } = site;
  return html`<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}">
<head>
<meta charset="utf-8">
<title>${title} · ${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="${assets.style}">
${stylesheet === undefined ? '' : html`<link rel="stylesheet" href="${stylesheet}">`}
<script src="${assets.script}" type="module"></script>
</head>
<body>
<a class="skip" href="#main">${texts.frame.skip}</a>
<header class="head"><div class="head-inner">
<a class="brand" href="${site.home}">${icon('shield')}<bdi>${name}</bdi></a>
</div></header>
${narrow ? html`<main class="plain" id="main">${main}</main>` : framed(site, main)}
<footer class="foot"><div class="foot-inner">${foot(site)}</div></footer>
</body>
</html>
`;
}

function framed(site: Site, main: Html): Html {
  const { navigation, texts } = site;
  if (navigation.length === 0) return html`<div class="frame alone"><main id="main">${main}</main></div>`;
  const current = currentLink(site);
  const links = navigation.map((link) => html`<li>${linkTo(link, { current: link === current })}</li>`);
  return html`<div class="frame">
<nav class="panel" aria-label="${texts.frame.panel}"><ul>${links}</ul></nav>
<main id="main">${main}</main>
</div>`;
}

/** The one whose path is that of the page, or begins it; of several, the longest. */
function currentLink({ navigation, path }: Site): Link | undefined {
  return navigation
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
}

function foot({ support, texts, home }: Site): Html {
  if (!support) return html`<p><a href="${home}">${texts.frame.home}</a></p>`;
  return html`<p>${say(texts.frame.stuck, linkTo(support))}</p>`;
}
