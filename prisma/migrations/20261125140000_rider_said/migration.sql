-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "riderSaid" TEXT NOT NULL DEFAULT '';

-- What was said of the rider is searched like the text. It is empty so far, so that every row has its pairs already.
CREATE OR REPLACE FUNCTION "case_search_grams"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchGrams" := "text_pairs"(NEW."text" || ' ' || NEW."reference" || ' ' || NEW."riderSaid") || "text_pairs"(NEW."placeNote", 'p:');
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER "Case_search_grams"
  BEFORE INSERT OR UPDATE OF "text", "reference", "riderSaid", "placeNote", "searchGrams" ON "Case"
  FOR EACH ROW EXECUTE FUNCTION "case_search_grams"();

-- So far the rider of a praise was who wrote it. From now on it is whom the praise is about, shown as such at the desk.
UPDATE "Case" SET "riderId" = NULL WHERE "kind" = 'PRAISE';
