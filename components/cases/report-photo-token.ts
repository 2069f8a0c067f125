const KEY = "yz-report";

/**
 * Token of the report on this page. As long as nothing of it has arrived, each load of the first page brings another
 * one: then the one that this tab began with stays, so that what was chosen under it is found again after a reload.
 */
export function tokenOf(given: string, begun: boolean): string {
  try {
    if (begun) sessionStorage.removeItem(KEY);
    const first = sessionStorage.getItem(KEY);
    if (begun || first) return first ?? given;
    sessionStorage.setItem(KEY, given);
  } catch {
    // A browser that keeps nothing.
  }
  return given;
}
