-- Whatever the board shows of a station tells every application process when it changes (LISTEN "board"). The payload is
-- the area, nothing else: equal payloads of one transaction arrive once, after its commit, and never without one.
CREATE FUNCTION "board_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('board', "areaId"::text) FROM (SELECT DISTINCT "areaId" FROM touched) AS areas;
  RETURN NULL;
END $$;

CREATE TRIGGER "Station_insert_on_board" AFTER INSERT ON "Station"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "Station_update_on_board" AFTER UPDATE ON "Station"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "Station_delete_on_board" AFTER DELETE ON "Station"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();

CREATE TRIGGER "StationService_insert_on_board" AFTER INSERT ON "StationService"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "StationService_update_on_board" AFTER UPDATE ON "StationService"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "StationService_delete_on_board" AFTER DELETE ON "StationService"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();

CREATE TRIGGER "OpeningHours_insert_on_board" AFTER INSERT ON "OpeningHours"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "OpeningHours_update_on_board" AFTER UPDATE ON "OpeningHours"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "OpeningHours_delete_on_board" AFTER DELETE ON "OpeningHours"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();

CREATE TRIGGER "StationClosure_insert_on_board" AFTER INSERT ON "StationClosure"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "StationClosure_update_on_board" AFTER UPDATE ON "StationClosure"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "StationClosure_delete_on_board" AFTER DELETE ON "StationClosure"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();

CREATE TRIGGER "CheckIn_insert_on_board" AFTER INSERT ON "CheckIn"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "CheckIn_update_on_board" AFTER UPDATE ON "CheckIn"
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
CREATE TRIGGER "CheckIn_delete_on_board" AFTER DELETE ON "CheckIn"
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION "board_changed"();
