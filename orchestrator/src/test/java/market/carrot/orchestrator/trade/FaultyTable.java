package market.carrot.orchestrator.trade;

import org.springframework.jdbc.core.JdbcTemplate;

/** Faults inside the database, as triggers on the trades. */
record FaultyTable(JdbcTemplate database) {
    static FaultyTable on(JdbcTemplate database) {
        return new FaultyTable(database);
    }

    /**
     * Each change that meets the condition does something before it happens.
     *
     * @param what a statement of PL/pgSQL
     */
    void when(String condition, String what) {
        works();
        database.execute(
                """
                create function fault() returns trigger language plpgsql as $$
                begin
                    if %s then %s; end if;
                    return new;
                end $$"""
                        .formatted(condition, what));
        database.execute("create trigger fault before insert or update on wtb for each row execute function fault()");
    }

    /** The first change that meets the condition fails, and no other one: the count survives the rollback. */
    void failsOnce(String condition, String sqlState) {
        failsOften(condition, sqlState, 1);
    }

    void failsOften(String condition, String sqlState, int times) {
        database.execute("drop sequence if exists fault_count");
        database.execute("create sequence fault_count");
        when(
                condition,
                "if nextval('fault_count') <= %d then raise exception 'a planted fault' using errcode = '%s'; end if"
                        .formatted(times, sqlState));
    }

    /** How many changes have met the condition. */
    int met() {
        return database.queryForObject(
                "select case when is_called then last_value else 0 end from fault_count", Integer.class);
    }

    void works() {
        database.execute("drop trigger if exists fault on wtb");
        database.execute("drop function if exists fault()");
    }
}
