import { STANDARD_CATEGORIES } from "@/lib/cases/standard-categories";
import type { World } from "./world";
import type { Row } from "./write";

/** The categories with which every community begins. */
export function categoryRows({ areaId, id }: World): Row<"CaseCategory">[] {
  return STANDARD_CATEGORIES.map((category) => ({ id: id("category", category.code), areaId, ...category }));
}
