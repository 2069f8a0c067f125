import { Qr } from "@/components/ui/qr";
import type { QrPath } from "@/lib/text/qr";

/** The code in the size of a tablet. */
export function ScreenQr({ qr, label }: { qr: QrPath; label: string }) {
  return <Qr qr={qr} label={label} className="w-full max-w-[min(26rem,60vh)] shrink-0 rounded-card" />;
}
