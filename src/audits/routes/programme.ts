import type { ActingRoute } from '#accounts';
import * as plannedAdd from '../pages/programme/planned-add.ts';
import * as plannedDrop from '../pages/programme/planned-drop.ts';
import * as plannedEarlier from '../pages/programme/planned-earlier.ts';
import * as plannedEdit from '../pages/programme/planned-edit.ts';
import * as priorityAdd from '../pages/programme/priority-add.ts';
import * as priorityEarlier from '../pages/programme/priority-earlier.ts';
import * as priorityEdit from '../pages/programme/priority-edit.ts';

const programme = '/as/:membership/programme';
const planned = `${programme}/planned/:planned`;

/** Keeping the programme. The page of a year is a step later's, because it counts recommendations as well. */
export const programmeRoutes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: `${programme}/add`,
    may: 'programme.keep',
    audit: 'planned_audit.add_opened',
    handle: plannedAdd.get,
  },
  {
    method: 'POST',
    path: `${programme}/add`,
    may: 'programme.keep',
    audit: 'planned_audit.added',
    handle: plannedAdd.post,
  },
  {
    method: 'GET',
    path: planned,
    may: 'programme.keep',
    audit: 'planned_audit.edit_opened',
    handle: plannedEdit.get,
  },
  {
    method: 'POST',
    path: planned,
    may: 'programme.keep',
    audit: 'planned_audit.changed',
    handle: plannedEdit.post,
  },
  {
    method: 'GET',
    path: `${planned}/drop`,
    may: 'programme.keep',
    audit: 'planned_audit.drop_opened',
    handle: plannedDrop.get,
  },
  {
    method: 'POST',
    path: `${planned}/drop`,
    may: 'programme.keep',
    audit: 'planned_audit.dropped_or_taken_up',
    handle: plannedDrop.post,
  },
  {
    method: 'GET',
    path: `${planned}/earlier-texts`,
    may: 'programme.keep',
    audit: 'planned_audit.earlier_texts_viewed',
    handle: plannedEarlier.get,
  },
  {
    method: 'GET',
    path: `${programme}/priorities/add`,
    may: 'programme.keep',
    audit: 'priority.add_opened',
    handle: priorityAdd.get,
  },
  {
    method: 'POST',
    path: `${programme}/priorities/add`,
    may: 'programme.keep',
    audit: 'priority.added',
    handle: priorityAdd.post,
  },
  {
    method: 'GET',
    path: `${programme}/priorities/:priority`,
    may: 'programme.keep',
    audit: 'priority.edit_opened',
    handle: priorityEdit.get,
  },
  {
    method: 'POST',
    path: `${programme}/priorities/:priority`,
    may: 'programme.keep',
    audit: 'priority.changed',
    handle: priorityEdit.post,
  },
  {
    method: 'GET',
    path: `${programme}/priorities/:priority/earlier-texts`,
    may: 'programme.keep',
    audit: 'priority.earlier_texts_viewed',
    handle: priorityEarlier.get,
  },
];
