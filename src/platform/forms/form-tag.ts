import { html, type Content, type SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';

/** A form that posts, with the hidden keys every form must carry. Problems are shown by us, in the page. */
export function formTag(
  options: {
    readonly action: string;
    readonly keys: FormKeys;
    readonly upload?: boolean;
    readonly id?: string;
    /** True saves its entries as they are typed, where there is script. */
    readonly autosave?: boolean;
    /**
     * Keeps what is typed sealed in the browser until its button has saved it, where there is script: what it shows is
     * saved, or was typed and is not.
     */
    readonly keep?: 'saved' | 'typed';
  },
  ...content: readonly Content[]
): SafeHtml {
  return html`<form
    method="post"
    action="${options.action}"
    novalidate${options.id === undefined ? '' : html` id="${options.id}"`}${
      options.upload === true ? html` enctype="multipart/form-data"` : ''
    }${options.autosave === true ? html` data-autosave` : ''}${
      options.keep === undefined ? '' : html` data-keep="${options.keep}"`
    }
  >
    <input type="hidden" name="_csrf" value="${options.keys.csrf}" />
    <input type="hidden" name="_submission" value="${options.keys.submission}" />
    ${content}
  </form>`;
}
