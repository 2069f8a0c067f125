"use client";

import { Button } from "@/components/ui/button";

/** Opens the browser's print dialogue. Without scripts its own menu does the same. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button type="button" size="desk" onClick={() => print()}>
      {label}
    </Button>
  );
}
