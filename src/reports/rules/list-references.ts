import { findAddress, nameCited, type PublishedAudit } from '#archive';
import type { Citation, Resource } from '#audits';

/** Documents cited for one use with the same words, and what is said of them. */
export type Reference = {
  readonly use: Citation['use'];
  readonly documents: readonly { readonly name: string; readonly address: string | undefined }[];
  /** What the audit takes from them, then what it says of them as a resource; nothing twice. */
  readonly says: readonly string[];
};

type Cited = { readonly citation: Citation; readonly name: string; readonly address: string | undefined };

/**
 * What an audit cites and where it points to, each document once: documents cited for the same use with the same words
 * share an entry, and a resource that is also cited is not listed again; what is said of it stands with the citation.
 */
export function listReferences(audit: Pick<PublishedAudit, 'citations' | 'resources' | 'library'>): {
  readonly cited: readonly Reference[];
  readonly resources: readonly Resource[];
} {
  const cited = audit.citations.map((citation): Cited => ({
    citation,
    name: nameCited(citation, audit.library),
    address: findAddress(citation, audit.library),
  }));
  const groups = Map.groupBy(
    cited,
    ({ citation }) => `${citation.use}\n${citation.says ?? citation.document}`,
  );
  const seen = new Set<Resource>();
  const entries = [...groups.values()].flatMap((group): Reference[] => {
    const [first] = group;
    if (first === undefined) return [];
    const alsoListed = audit.resources.filter(
      (resource) => !seen.has(resource) && group.some((one) => isSame(resource, one)),
    );
    for (const resource of alsoListed) seen.add(resource);
    return [
      {
        use: first.citation.use,
        documents: group.map((one) => ({
          name: one.name,
          address: one.address ?? alsoListed.find((resource) => isSame(resource, one))?.url,
        })),
        says: [
          ...new Set([
            ...group.flatMap((one) => one.citation.says ?? []),
            ...alsoListed.flatMap((resource) => resource.about ?? []),
          ]),
        ],
      },
    ];
  });
  return { cited: entries, resources: audit.resources.filter((resource) => !seen.has(resource)) };
}

/** The same address; where one of them has none, the same title, with its second part or without. */
function isSame(resource: Resource, { name, address }: Cited): boolean {
  if (resource.url !== undefined && address !== undefined)
    return bareAddress(resource.url) === bareAddress(address);
  const title = name.replace(/ \([^()]*\)$/, '');
  return [title, title.split(': ')[0] ?? title].some(
    (known) => bareTitle(known) === bareTitle(resource.title),
  );
}

function bareAddress(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '');
}

function bareTitle(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
