-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "placeOrder" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- A code whose numbers sort as numbers: "DL-7" before "DL-12".
CREATE FUNCTION "numbered"("code" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(string_agg(CASE WHEN part[1] ~ '^[0-9]' THEN lpad(part[1], greatest(8, length(part[1])), '0') ELSE part[1] END, '' ORDER BY nth), '')
    FROM regexp_matches("code", '[0-9]+|[^0-9]+', 'g') WITH ORDINALITY AS "found"(part, nth)
$$;

-- Neighbourhoods in their usual order; in each its buildings by number, then its stations, then what has no spot.
CREATE FUNCTION "place_order"("neighbourhood" uuid, "building" uuid, "station" uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT lpad(greatest(n."sort", 0)::text, 6, '0') || ' ' || n."code" || COALESCE(
      (SELECT ' 1 ' || "numbered"(b."code") FROM "Building" b WHERE b."id" = "building"),
      (SELECT ' 2 ' || "numbered"(s."code") FROM "Station" s WHERE s."id" = "station"),
      ' 3')
    FROM "Neighbourhood" n WHERE n."id" = "neighbourhood"
$$;

CREATE FUNCTION "case_place_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."placeOrder" := COALESCE("place_order"(NEW."neighbourhoodId", NEW."buildingId", NEW."stationId"), '');
  RETURN NEW;
END $$;

-- Apart from "case_desk_columns", which looks at dispatches, pauses and disputes: none of them moves a case.
CREATE TRIGGER "Case_place_order" BEFORE INSERT
  OR UPDATE OF "neighbourhoodId", "buildingId", "stationId", "placeOrder" ON "Case"
  FOR EACH ROW EXECUTE FUNCTION "case_place_order"();

-- A place that is numbered anew takes its cases along.
CREATE FUNCTION "case_place_touch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'Neighbourhood' THEN UPDATE "Case" SET "placeOrder" = '' WHERE "neighbourhoodId" = NEW."id";
    WHEN 'Building' THEN UPDATE "Case" SET "placeOrder" = '' WHERE "buildingId" = NEW."id";
    WHEN 'Station' THEN UPDATE "Case" SET "placeOrder" = '' WHERE "stationId" = NEW."id";
  END CASE;
  RETURN NULL;
END $$;

CREATE TRIGGER "Neighbourhood_place_touch" AFTER UPDATE OF "sort", "code" ON "Neighbourhood" FOR EACH ROW
  WHEN (OLD."sort" <> NEW."sort" OR OLD."code" <> NEW."code") EXECUTE FUNCTION "case_place_touch"();
CREATE TRIGGER "Building_place_touch" AFTER UPDATE OF "code" ON "Building" FOR EACH ROW
  WHEN (OLD."code" <> NEW."code") EXECUTE FUNCTION "case_place_touch"();
CREATE TRIGGER "Station_place_touch" AFTER UPDATE OF "code" ON "Station" FOR EACH ROW
  WHEN (OLD."code" <> NEW."code") EXECUTE FUNCTION "case_place_touch"();

UPDATE "Case" SET "placeOrder" = '';

-- CreateIndex
CREATE INDEX "Case_place" ON "Case"("areaId", "placeOrder", "id", "neighbourhoodId", "phase");

-- CreateIndex
CREATE INDEX "Case_place_neighbourhood" ON "Case"("areaId", "neighbourhoodId", "placeOrder", "id", "phase");

-- In the order of places open and closed cases lie mixed, so that one index serves both; only where few of the open ones
-- are wanted it would pass over too many.
CREATE INDEX "Case_place_held" ON "Case" ("areaId", "heldById", "placeOrder", "id", "phase") WHERE "heldById" IS NOT NULL;
CREATE INDEX "Case_place_community" ON "Case" ("areaId", "placeOrder", "id", "neighbourhoodId", "outletId", "phase") WHERE "atCommunity";
CREATE INDEX "Case_place_party" ON "Case" ("areaId", "placeOrder", "id", "neighbourhoodId", "outletId", "phase") WHERE "atParty";
CREATE INDEX "Case_open_place" ON "Case"
  ("areaId", "placeOrder", "id", "neighbourhoodId", "phase", "pausedAt", "dueAt", "assigneeId", "categoryId", "heldById") WHERE "phase" < 4;
CREATE INDEX "Case_open_place_neighbourhood" ON "Case" ("areaId", "neighbourhoodId", "placeOrder", "id", "phase", "pausedAt", "dueAt")
  WHERE "phase" < 4;
CREATE INDEX "Case_paused_place" ON "Case" ("areaId", "placeOrder", "id", "neighbourhoodId", "heldById", "phase", "atCommunity", "atParty")
  WHERE "pausedAt" IS NOT NULL;
CREATE INDEX "Case_open_place_unassigned" ON "Case" ("areaId", "placeOrder", "id", "neighbourhoodId", "heldById")
  WHERE "phase" < 4 AND "assigneeId" IS NULL;
