-- AlterTable
ALTER TABLE "CaseRating" ADD COLUMN     "neighbourhoodId" UUID;

-- Where the case is now stands in its ratings, so that the rates of a neighbourhood are one walk along one index.
CREATE FUNCTION "rating_place"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "case"."neighbourhoodId" INTO NEW."neighbourhoodId"
    FROM "CaseClosure" AS closure JOIN "Case" AS "case" ON "case"."id" = closure."caseId"
   WHERE closure."id" = NEW."closureId";
  RETURN NEW;
END $$;

CREATE TRIGGER "CaseRating_place" BEFORE INSERT OR UPDATE OF "closureId", "neighbourhoodId" ON "CaseRating"
  FOR EACH ROW EXECUTE FUNCTION "rating_place"();

-- A case that is handed to another neighbourhood takes its ratings along. (Both verbs hold the case's row.)
CREATE FUNCTION "rating_place_touch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "CaseRating" SET "neighbourhoodId" = NULL
   WHERE "closureId" IN (SELECT "id" FROM "CaseClosure" WHERE "caseId" = NEW."id");
  RETURN NULL;
END $$;

CREATE TRIGGER "Case_rating_place" AFTER UPDATE OF "neighbourhoodId" ON "Case" FOR EACH ROW
  WHEN (OLD."neighbourhoodId" <> NEW."neighbourhoodId") EXECUTE FUNCTION "rating_place_touch"();

UPDATE "CaseRating" SET "neighbourhoodId" = NULL;

-- DropIndex
DROP INDEX "CaseRating_areaId_at_idx";

-- CreateIndex
CREATE INDEX "CaseRating_given" ON "CaseRating"("areaId", "at", "neighbourhoodId", "solved", "satisfied");
