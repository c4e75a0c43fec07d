import { fieldError, formButtons, formTag, type FormProblem } from '#platform/forms';
import { checkboxes, input, select } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';
import { roleLabels, roles, roleSights } from '../role.ts';
import type { AgencyRow } from '../store/agencies.ts';

export type PersonTyped = {
  readonly name: string;
  readonly email: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly post: string;
};

/** The form that adds a member: who, for whom, and as what, with a sentence on what each role sees. */
export function personForm(
  to: { readonly action: string; readonly keys: FormKeys; readonly cancel: string },
  values: PersonTyped,
  agencies: readonly AgencyRow[],
  problems: readonly FormProblem[],
): SafeHtml {
  return formTag(
    { action: to.action, keys: to.keys },
    input({
      id: 'name',
      name: 'name',
      label: { text: 'Name' },
      hint: { text: 'As colleagues know them' },
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      spellcheck: false,
      value: values.name,
      ...fieldError(problems, 'name'),
    }),
    input({
      id: 'email',
      name: 'email',
      type: 'email',
      label: { text: 'E-mail address' },
      hint: { text: 'Their own at work, not one that several people read. They sign in with it' },
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      spellcheck: false,
      value: values.email,
      ...fieldError(problems, 'email'),
    }),
    select({
      id: 'agency',
      name: 'agency',
      label: { text: 'Agency (optional)' },
      hint: { text: 'For whom they act; none for people of the partnership itself' },
      value: values.agency,
      items: [
        { value: '', text: 'None' },
        ...agencies.map((agency) => ({ value: agency.id, text: agency.name })),
      ],
      ...fieldError(problems, 'agency'),
    }),
    input({
      id: 'post',
      name: 'post',
      label: { text: 'Post (optional)' },
      hint: { text: 'Such as "Named nurse"' },
      classes: 'govuk-input--width-20',
      value: values.post,
      ...fieldError(problems, 'post'),
    }),
    checkboxes({
      idPrefix: 'roles',
      name: 'roles',
      values: values.roles,
      fieldset: { legend: { text: 'Roles' } },
      hint: { text: 'Choose all that apply' },
      items: roles.map((role) => ({
        value: role,
        text: roleLabels[role].replace(/^./, (letter) => letter.toUpperCase()),
        hint: { text: roleSights[role] },
      })),
      ...fieldError(problems, 'roles'),
    }),
    formButtons({ text: 'Add', cancel: to.cancel }),
  );
}
