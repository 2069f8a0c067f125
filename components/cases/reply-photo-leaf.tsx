import { Button } from "@/components/ui/button";
import type { Draw } from "@/components/ui/draw";
import type { Columns } from "@/lib/cases/photo-grid";
import type { CoverSetting, CoverWords } from "./reply-photo";
import { CoverGrid } from "./report-cover-grid";
import { paintCover } from "./report-cover-leaf";
import { coveredJpeg } from "./report-cover-picture";
import { jpegOf, onCanvas, shrink } from "./report-shrink";

interface Chosen {
  readonly name: string;
  /** As it goes when nothing is covered. */
  readonly small: Blob;
  readonly canvas: HTMLCanvasElement;
  /** Address of what is on the canvas, for the page alone. */
  readonly href: string;
}

/**
 * In `ReplyPhoto` a chosen photo is made small, so that it goes over a weak signal, and shown under the grid. What is
 * ticked when the form leaves is flat in the picture that goes with it; what was under it stays on the phone. Without
 * scripts the photo goes as it is.
 * @param draw Preact's on light pages, React's at the desk.
 */
export function coverBeforeSending(own: HTMLElement, draw: Draw): void {
  const input = own.querySelector<HTMLInputElement>("input[type=file]");
  const status = own.querySelector("[role=status]");
  const place = own.querySelector<HTMLElement>("[data-place=cover]");
  if (!input?.form || !status || !place) return;
  const { columns, words } = JSON.parse(own.dataset.cover ?? "") as CoverSetting;
  let chosen: Chosen | null = null;
  let opening = false;
  let count = 0;

  const show = (photo: Chosen | null, says: string) => {
    if (chosen) URL.revokeObjectURL(chosen.href);
    chosen = photo;
    status.textContent = says;
    draw(photo && <Cover key={photo.href} {...{ photo, columns, words, clear, drop }} />, place);
  };

  const open = async () => {
    count += 1;
    const mine = count;
    const [file] = input.files ?? [];
    opening = file !== undefined;
    show(null, file ? words.opening : "");
    const photo = file ? await opened(file) : null;
    // Another may have been chosen meanwhile.
    if (!file || mine !== count) return;
    opening = false;
    const ready = photo && choose(input, photo.small, photo.name);
    show(ready ? photo : null, ready ? words.lead : words.unable);
  };

  const boxes = () => [...place.querySelectorAll<HTMLInputElement>("input")];
  const clear = () => {
    for (const box of boxes()) box.checked = false;
  };
  const drop = () => {
    input.value = "";
    void open();
    input.focus();
  };

  input.addEventListener("change", open);
  // React empties a form once it has been answered; after a refusal it is to be sent again as it was.
  input.form.addEventListener("reset", () => {
    const ticked = boxes().filter(({ checked }) => checked);
    queueMicrotask(() => {
      if (chosen) choose(input, chosen.small, chosen.name);
      for (const box of ticked) box.checked = true;
    });
  });
  input.form.addEventListener(
    "submit",
    (event) => {
      if (opening) {
        // Nobody has seen yet what is in it, nor covered anything.
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (!chosen) return;
      const cells = boxes().flatMap(({ checked, value }) => (checked ? [Number(value)] : []));
      const photo = cells.length > 0 ? coveredJpeg(chosen.canvas, cells, columns) : chosen.small;
      if (photo && choose(input, photo, chosen.name)) return;
      // What somebody believes to be covered never goes uncovered.
      event.preventDefault();
      event.stopPropagation();
      input.value = "";
      show(null, words.failed);
    },
    true,
  );
  paintCover(place);
  // Whoever comes back finds what they had chosen.
  void open();
}

function Cover({
  photo,
  columns,
  words,
  clear,
  drop,
}: {
  photo: Chosen;
  columns: Columns;
  words: CoverWords;
  clear: () => void;
  drop: () => void;
}) {
  const { href, canvas } = photo;
  return (
    <>
      <CoverGrid
        photo={{ href, width: canvas.width, height: canvas.height }}
        part="whole"
        columns={columns}
        words={words}
      />
      <p className="mb-2 text-[0.9em] text-soft">{words.asSent}</p>
      <div className="grid sm:grid-cols-2">
        <Button type="button" look="quiet" onClick={clear}>
          {words.clear}
        </Button>
        <Button type="button" look="quiet" onClick={drop}>
          {words.drop}
        </Button>
      </div>
    </>
  );
}

/** The photo as it can be covered; null where this browser can't do it. */
async function opened(file: File): Promise<Chosen | null> {
  const small = await shrink(file);
  const canvas = await onCanvas(small);
  // Shown is what is on the canvas: upright, and nothing else than what will be sent.
  const shown = canvas && (await jpegOf(canvas));
  return shown && { name: file.name, small, canvas, href: URL.createObjectURL(shown) };
}

/** Puts a picture in the place of the chosen file; false where this browser can't do it. */
function choose(input: HTMLInputElement, photo: Blob, name: string): boolean {
  try {
    const files = new DataTransfer();
    files.items.add(new File([photo], name, { type: photo.type }));
    input.files = files.files;
    return input.files.length === 1;
  } catch {
    return false;
  }
}
