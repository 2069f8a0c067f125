/** Name of the store, see `report-photo-store`. */
export const STORE = "yizhan-photos";

const MARK = "yz-photos";

/** Whether photos may be kept here: asked on every page, so that the store itself is opened only then. */
export function mayBeKept(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

/** Notes whether photos wait; false when this browser keeps no notes. */
export function markKept(waits: boolean): boolean {
  try {
    if (waits) localStorage.setItem(MARK, "1");
    else localStorage.removeItem(MARK);
    return true;
  } catch {
    return false;
  }
}

/** Whoever signs out leaves nothing behind. */
export function forgetPhotos(): void {
  if (mayBeKept() && markKept(false)) indexedDB.deleteDatabase(STORE);
}
