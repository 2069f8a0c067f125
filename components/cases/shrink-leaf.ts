import { shrink } from "./report-shrink";

/** On light pages a chosen photo is made small at once, so that it goes over a weak signal; without scripts it goes as it is. */
export function shrinkPhotos(): void {
  document.addEventListener("change", async ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
    const [file] = target.files ?? [];
    if (!file) return;
    const small = await shrink(file);
    // Another may have been chosen meanwhile.
    if (small === file || target.files?.[0] !== file) return;
    const chosen = new DataTransfer();
    chosen.items.add(new File([small], file.name, { type: small.type }));
    target.files = chosen.files;
  });
}
