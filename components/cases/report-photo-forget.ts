/** Name of the browser's own store of photos, see `report-photo-store`. */
export const STORE = "yizhan-photos";

/** Whoever signs out leaves no photo behind. */
export function forgetPhotos(): void {
  window.indexedDB?.deleteDatabase(STORE);
}
