/** After this an answer that has not come may be asked for again; what must not be there twice the server counts once. */
const PATIENCE_MILLISECONDS = 15_000;

/** For forms on light pages: sends once, and leads to what went wrong. Without scripts the server does both. */
export function sendOnce(): void {
  let under: HTMLFormElement | null = null;
  let ready = () => {};
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (under === form) event.preventDefault();
    under = form;
    forgetAnswer();
    const { submitter } = event;
    // Looks as long as it works; said aloud too.
    submitter?.setAttribute("aria-disabled", "true");
    ready = () => {
      submitter?.removeAttribute("aria-disabled");
      under = null;
    };
    setTimeout(ready, PATIENCE_MILLISECONDS);
  });
  // Back from the next page: it may be sent again.
  window.addEventListener("pageshow", () => ready());
  document.addEventListener("click", ({ target }) => {
    if ((target as Element).closest("a[href]")) forgetAnswer();
  });
  const summary = document.querySelector<HTMLElement>("[data-error-summary]");
  summary?.focus();
  summary?.scrollIntoView();
}

/**
 * What answered a form is shown once: back in the history browsers say that it has expired. Whoever leaves it finds the
 * page itself there.
 */
function forgetAnswer(): void {
  if (document.querySelector("[data-error-summary]")) history.replaceState(history.state, "", location.href);
}
