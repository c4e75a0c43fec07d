import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom';
import { DocumentProblem } from './problem.ts';

/** What our own charts are drawn with; anything else (script, foreignObject, image, animation) is refused. */
const elements = new Set(
  'svg g defs title desc rect circle ellipse line polyline polygon path text tspan pattern clipPath'.split(
    ' ',
  ),
);

const largest = 1_000_000;

function refuse(why: string): never {
  throw new DocumentProblem('not-valid', `A picture cannot be used: ${why}.`);
}

function check(element: Element): void {
  if (!elements.has(element.localName ?? '')) refuse(`<${element.nodeName}> is not allowed in it`);
  for (const attribute of element.attributes) {
    const name = attribute.name.toLowerCase();
    const value = attribute.value;
    if (name.startsWith('on') || name === 'style') refuse(`the attribute ${name} is not allowed in it`);
    if (name.endsWith('href') && !value.startsWith('#')) refuse('it refers to something outside itself');
    if (/url\(\s*(?!#)/i.test(value)) refuse('it refers to something outside itself');
  }
  for (const child of element.childNodes) {
    if (child.nodeType === child.ELEMENT_NODE) check(child as Element);
    else if (child.nodeType !== child.TEXT_NODE) refuse('it holds something other than elements and text');
  }
}

function parse(svg: string): Element {
  if (svg.length > largest) refuse('it is larger than 1 MB');
  if (svg.includes('<!')) refuse('it holds a declaration or a comment');
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        throw new Error(`${level}: ${message}`);
      },
    });
    const root = parser.parseFromString(svg, 'image/svg+xml').documentElement;
    if (root?.localName === 'svg') return root;
  } catch {
    refuse('it is not well-formed');
  }
  return refuse('it is not an SVG picture');
}

/** The SVG as it came, if it is well-formed, small enough, and holds nothing that runs or refers outside; else a problem. */
export function checkPicture(svg: string): string {
  check(parse(svg));
  return svg;
}

/** The SVG with a role and its words, ready to stand inside a page. */
export function labelPicture(svg: string, alternative: string): string {
  const root = parse(svg);
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', alternative);
  root.setAttribute('focusable', 'false');
  return new XMLSerializer().serializeToString(root);
}
