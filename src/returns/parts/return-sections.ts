import type { Section } from '#audits';
import { askedItems } from '../rules/asked-items.ts';
import type { Asked, Tool, ToolItem } from '../tool.ts';
import { answerEntry } from './answer-entries.ts';
import { readyPart } from './ready-parts.ts';

/**
 * The sections of a return as its pages show them: exactly what is asked of this agency about this case, given the answers
 * so far (their codes by field).
 */
export function returnSections(
  tool: Pick<Tool, 'sections' | 'grading'>,
  asked: Asked,
  answers: ReadonlyMap<string, string>,
): readonly Section[] {
  return askedItems(tool, asked, answers).map(({ section, items }) => {
    const parts = items.flatMap((item) => partOfItem(item, tool.grading));
    return {
      code: section.code,
      title: section.title,
      lead: section.guidance,
      entries: parts.flatMap((part) => part.entries),
      lists: parts.flatMap((part) => part.lists),
    };
  });
}

function partOfItem(item: ToolItem, grading: string): Pick<Section, 'entries' | 'lists'> {
  const entry = answerEntry(item);
  if (entry !== null) return { entries: [entry], lists: [] };
  return item.part === null ? { entries: [], lists: [] } : readyPart(item.part, item, grading);
}
