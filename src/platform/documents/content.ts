/**
 * A document as data: composed once, rendered as a web page, a PDF and a Word file, so that no fact can be in one
 * and missing in another. Text is plain; a run is a piece of a paragraph.
 */
export type Run = string | { readonly strong: string } | { readonly link: string; readonly href: string };

export type Column = {
  readonly name: string;
  readonly align?: 'start' | 'end' | undefined;
  /** share of the width, any unit */ readonly width?: number | undefined;
};

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly runs: readonly Run[];
      readonly tone?: 'lead' | 'quiet' | undefined;
    }
  | {
      readonly kind: 'list';
      readonly style: 'bullet' | 'number';
      readonly items: readonly (readonly Run[])[];
    }
  /** Label and value pairs: "Cases" — "12: five in Leicester …". */
  | {
      readonly kind: 'facts';
      readonly items: readonly { readonly label: string; readonly value: readonly Run[] }[];
    }
  /** The first cell of each row is its header. Rows may run over page ends; the head repeats. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A ruled box with a title: a nil-escalation statement, a note on limits. */
  | { readonly kind: 'note'; readonly title: string; readonly blocks: readonly Block[] }
  /** A picture with its words: `alternative` says what the picture shows. SVG without scripts or outside references. */
  | {
      readonly kind: 'picture';
      readonly svg: string;
      readonly width: number;
      readonly height: number;
      readonly alternative: string;
    }
  /** Numbered tiles, in reading order; on A4 landscape they stand around the title, in HTML and Word one after another. */
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] };

export type Tile = {
  readonly number: number;
  readonly title: string;
  /** Larger tiles take more of the page. */
  readonly weight: 'small' | 'large';
  readonly blocks: readonly Block[];
};

export type Mark = {
  /** Name of a partnership whose document this is; stands as text wherever no logo is given. */
  readonly name: string;
  readonly logo?: { readonly png: Uint8Array; readonly width: number; readonly height: number } | undefined;
};

export type DocumentContent = {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly language: 'en-GB';
  /** One line for the document's properties: what it is. */
  readonly subject: string;
  readonly page: 'portrait' | 'landscape';
  /**
   * Pages that a portrait document is meant to keep to. One whose words need more is set in two columns and smaller, to
   * no less than 9 points; what then still goes beyond flows on.
   */
  readonly keepTo?: number | undefined;
  /** #rrggbb, already checked for contrast of at least 4.5:1 on white. */
  readonly colour: string;
  /** Host first, then joint partners. */
  readonly marks: readonly Mark[];
  /** The line at the foot of every page. */
  readonly footer: string;
  /** Day the document speaks for, in words: "22 November 2026". Kept out of file properties. */
  readonly dated?: string | undefined;
  readonly blocks: readonly Block[];
};

export type DocumentFormat = 'html' | 'pdf' | 'docx';
