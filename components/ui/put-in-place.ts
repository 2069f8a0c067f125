type Field = HTMLInputElement | HTMLSelectElement;

const FIELDS = "input[name]:not([type=file]), select[name]";

const isTicked = (field: Field): field is HTMLInputElement => /^(checkbox|radio)$/.test(field.type);

/**
 * Puts a part of a page that was fetched anew in the place of the old one, and returns it. Whoever stood on a link or
 * button in it stands on the same one afterwards; what was unfolded, chosen or ticked stays so.
 */
export function putInPlace(before: HTMLElement, fresh: HTMLElement): HTMLElement {
  const stood = before.contains(document.activeElement) ? placeOf(document.activeElement) : null;
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
  if (stood) after.querySelector<HTMLElement>(stood)?.focus();
  return after;
}

/** Selects the same link, button or field in another rendering. */
function placeOf(element: Element | null): string | null {
  const equals = ["href", "name", "value"].flatMap((name) => {
    const value = element?.getAttribute(name);
    return value ? [`[${name}="${CSS.escape(value)}"]`] : [];
  });
  return equals.length > 0 ? equals.join("") : null;
}
