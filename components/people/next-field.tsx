/** Carries the page to come back to through a form. */
export function NextField({ next }: { next: string }) {
  return next ? <input type="hidden" name="next" value={next} /> : null;
}
