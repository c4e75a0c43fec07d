import { assetUrl, skipLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { noncePlace } from '#platform/http';
import type { ActingContext, Actor } from '../actor.ts';
import { paths } from '../paths.ts';
import { actorMay } from '../actor.ts';
import { sayRoles, type Permission } from '../role.ts';

export type Section = 'home' | 'audits' | 'recommendations' | 'learning' | 'agencies' | 'help';

export type PageParts = {
  /** The page's heading as it stands in the browser's tab; "Error: " is put before it where `problems` are shown. */
  readonly title: string;
  readonly section?: Section;
  readonly rail?: SafeHtml;
  readonly back?: SafeHtml;
  readonly hasProblems?: boolean;
};

const productName = 'Throughline';

/** The page for somebody who acts: partnership and colour, hat and switch, one line of navigation, the content. */
export function actingPage(
  context: Pick<ActingContext, 'actor'>,
  parts: PageParts,
  ...content: readonly Content[]
): SafeHtml {
  const { actor } = context;
  const title = `${parts.hasProblems === true ? 'Error: ' : ''}${parts.title} – ${actor.partnership.shortName} – ${productName}`;
  return document(title, actor.partnership.colour, [
    actor.demonstration && demonstrationBand(),
    header(
      actor.partnership.name,
      paths.home(actor.membership),
      actingAs(actor),
      navigation(actor, parts.section),
    ),
    html`<div class="tl-frame${parts.rail === undefined ? '' : ' tl-frame--rail'} tl-width">
      ${parts.rail}
      <main class="tl-frame__main" id="main-content" tabindex="-1">${parts.back} ${content}</main>
    </div>`,
    footer(paths.actingHelp(actor.membership), keepingLinks(actor)),
  ]);
}

/** The page for somebody who is not (yet) anyone here. */
export function openPage(
  parts: { readonly title: string; readonly hasProblems?: boolean; readonly demonstration?: boolean },
  ...content: readonly Content[]
): SafeHtml {
  return document(`${parts.hasProblems === true ? 'Error: ' : ''}${parts.title} – ${productName}`, null, [
    parts.demonstration === true && demonstrationBand(),
    header(productName, '/', null, null),
    html`<div class="tl-frame tl-width">
      <main class="tl-frame__main" id="main-content" tabindex="-1">${content}</main>
    </div>`,
    footer(paths.help(), []),
  ]);
}

function document(title: string, colour: string | null, body: readonly Content[]): SafeHtml {
  return html`<!DOCTYPE html>
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="icon" href="${assetUrl('favicon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assetUrl('app.css')}" />
        ${colour !== null && html`<link rel="stylesheet" href="${paths.brandStyles(colour)}" />`}
        <script type="module" src="${assetUrl('app.js')}" nonce="${noncePlace}"></script>
      </head>
      <body class="govuk-template__body">
        ${skipLink({ text: 'Skip to main content', href: '#main-content' })} ${body}
      </body>
    </html>`;
}

function demonstrationBand(): SafeHtml {
  return html`<div class="tl-demonstration" role="region" aria-label="Demonstration">
    <p class="tl-width">
      <strong>Demonstration.</strong> The people are invented; the audits are real ones, published by their
      partnerships. Do not enter anything about a real child.
    </p>
  </div>`;
}

function header(name: string, home: string, acting: SafeHtml | null, nav: SafeHtml | null): SafeHtml {
  return html`<header class="tl-header">
    <div class="tl-header__bar"></div>
    <div class="tl-header__top tl-width">
      <a class="tl-header__name" href="${home}"
        >${name}${name === productName ? '' : html` <span class="tl-header__service">${productName}</span>`}</a
      >
      ${acting}
    </div>
    ${nav}
  </header>`;
}

/** "Northshire Police, auditor" */
export function sayHat(actor: {
  readonly agency: { readonly name: string } | null;
  readonly roles: Actor['roles'];
}): string {
  const roles = sayRoles(actor.roles);
  return actor.agency === null ? roles : `${actor.agency.name}, ${roles}`;
}

function actingAs(actor: Actor): SafeHtml {
  return html`<div class="tl-acting">
    <p>Acting as <strong>${sayHat(actor)}</strong></p>
    ${actor.others > 0 && html`<a class="tl-acting__switch" href="${paths.chooseHat()}">Switch</a>`}
    <a class="tl-acting__switch" href="${paths.account()}">Your account</a>
    <a class="tl-acting__switch" href="${paths.signOut()}">Sign out</a>
  </div>`;
}

function navigation(actor: Actor, current: Section | undefined): SafeHtml {
  const m = actor.membership;
  const items: readonly [Section, string, string, Permission][] = [
    ['home', 'Home', paths.home(m), 'home.view'],
    ['audits', 'Audits', paths.audits(m), 'audits.view'],
    ['recommendations', 'Recommendations', paths.recommendations(m), 'recommendations.view'],
    ['learning', 'Learning', paths.learning(m), 'findings.view'],
    ['agencies', 'Agencies', paths.agencies(m), 'agencies.view'],
    ['help', 'Help', paths.actingHelp(m), 'help.view'],
  ];
  return html`<nav class="tl-nav tl-width" aria-label="Main">
    <ul class="tl-nav__list">
      ${items
        .filter(([, , , needed]) => actorMay(actor, needed))
        .map(
          ([section, name, href]) =>
            html`<li>
              <a class="tl-nav__link" href="${href}" ${section === current ? html` aria-current="true"` : ''}
                >${name}</a
              >
            </li>`,
        )}
    </ul>
  </nav>`;
}

/** What is needed seldom stands at the foot of the page, so that the navigation stays one line. */
function keepingLinks(actor: Actor): readonly (readonly [string, string])[] {
  const m = actor.membership;
  const links: readonly [string, string, Permission][] = [
    ['Library', paths.library(m), 'library.view'],
    ['Audit tools', paths.tools(m), 'tools.keep'],
    ['Who looked, and what is kept', paths.watch(m), 'cases.watch'],
    ['Your partnership', paths.partnership(m), 'partnership.view'],
    ['People', paths.people(m), 'people.keep'],
    ['Outbox', paths.outbox(m), 'mail.view'],
  ];
  return links.filter(([, , needed]) => actorMay(actor, needed)).map(([name, href]) => [name, href]);
}

function footer(help: string, more: readonly (readonly [string, string])[]): SafeHtml {
  return html`<footer class="tl-footer">
    <div class="tl-width">
      <ul class="tl-footer__list">
        ${more.map(([name, href]) => html`<li><a class="tl-footer__link" href="${href}">${name}</a></li>`)}
        <li><a class="tl-footer__link" href="${help}">Help</a></li>
        <li><a class="tl-footer__link" href="${paths.accessibility()}">Accessibility statement</a></li>
      </ul>
      <p>
        Throughline: multi-agency case file audits. It looks at professional practice and rates no individual.
      </p>
    </div>
  </footer>`;
}
