type Field = HTMLInputElement | HTMLSelectElement;

const FIELDS = "input[name]:not([type=file]), select[name]";

const isTicked = (field: Field): field is HTMLInputElement => /^(checkbox|radio)$/.test(field.type);

/**
 * Puts a part of a page that was fetched anew in the place of the old one, and returns it. Whoever stood on a link in it
 * stands on the same link afterwards; what was unfolded, chosen or ticked stays so.
 */
export function putInPlace(before: HTMLElement, fresh: HTMLElement): HTMLElement {
  const stood = before.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
  const unfolded = [...before.querySelectorAll("details")].map(({ open }) => open);
  const after = document.adoptNode(fresh);
  after.querySelectorAll("details").forEach((one, index) => {
    one.open = unfolded[index] ?? one.open;
  });
  for (const field of before.querySelectorAll<Field>(FIELDS)) {
    const same = [...after.querySelectorAll<Field>(FIELDS)].find(
      ({ name, value }) => name === field.name && (value === field.value || !isTicked(field)),
    );
    if (!same) continue;
    if (isTicked(same)) same.checked = isTicked(field) && field.checked;
    else same.value = field.value;
  }
  before.replaceWith(after);
  if (stood) after.querySelector<HTMLElement>(`[href="${CSS.escape(stood)}"]`)?.focus();
  return after;
}
