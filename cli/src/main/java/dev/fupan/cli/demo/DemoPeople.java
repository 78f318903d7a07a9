package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.cli.sending.DirectoryEndpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of the demo company: its salespeople under the names that its CRM knows, and those who look at their
 * numbers. Everyone's id is also the subject of the sign-in.
 */
final class DemoPeople {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHINA = "Asia/Shanghai";
    private static final String GERMANY = "Europe/Berlin";

    private record Team(String id, String name, @Nullable String parent, List<String> leads) {}

    private record Colleague(
            String id,
            String name,
            String language,
            String zone,
            String role,
            @Nullable String manager,
            List<String> teams) {}

    private static final List<Team> TEAMS = List.of(
            new Team("sales", "销售部", null, List.of("zhou.wei")),
            new Team("east", "华东一队", "sales", List.of("sun.li")),
            new Team("south", "华南一队", "sales", List.of("maria.keller")),
            new Team("north", "华北一队", "sales", List.of()));

    // managers before those who have them
    private static final List<Colleague> PEOPLE = List.of(
            new Colleague("ada.lin", "Ada Lin", "en", CHINA, "admin", null, List.of()),
            new Colleague("zhou.wei", "周伟", "zh-CN", CHINA, "lead", null, List.of("sales")),
            new Colleague("sun.li", "孙丽", "zh-CN", CHINA, "lead", "zhou.wei", List.of("east")),
            new Colleague("maria.keller", "Maria Keller", "en", GERMANY, "lead", "zhou.wei", List.of("south")),
            new Colleague("vera.koch", "Vera Koch", "en", GERMANY, "viewer", null, List.of("sales")),
            rep("wang.fang", "王芳", "zh-CN", "sun.li", "east"),
            rep("li.qiang", "李强", "zh-CN", "sun.li", "east"),
            rep("grace.liu", "Grace Liu", "en", "sun.li", "east"),
            rep("zhang.min", "张敏", "zh-CN", "maria.keller", "south"),
            rep("liu.yang", "刘洋", "zh-CN", "maria.keller", "south"),
            rep("tom.becker", "Tom Becker", "en", "maria.keller", "south"),
            rep("chen.jing", "陈静", "zh-CN", "zhou.wei", "north"),
            rep("zhao.lei", "赵磊", "zh-CN", "zhou.wei", "north"));

    private DemoPeople() {}

    private static Colleague rep(String id, String name, String language, String manager, String team) {
        return new Colleague(id, name, language, CHINA, "rep", manager, List.of(team));
    }

    /** Adds who is missing; who has been changed or erased since stays so. */
    static void moveIn(DirectoryEndpoint directory, String issuer) {
        List<Optional<String>> added = TEAMS.stream()
                .map(team -> directory.add("teams/" + team.id(), json(team, List.of())))
                .toList();
        for (Colleague colleague : PEOPLE) directory.add("people/" + colleague.id(), json(colleague, issuer));
        for (int i = 0; i < TEAMS.size(); i++) {
            Team team = TEAMS.get(i);
            added.get(i)
                    .ifPresent(version -> directory.change("teams/" + team.id(), version, json(team, team.leads())));
        }
    }

    /** Who may be named at the local issuer: subject -> workspace. */
    static ObjectNode subjects(String workspace) {
        ObjectNode subjects = JSON.createObjectNode();
        for (Colleague colleague : PEOPLE) subjects.put(colleague.id(), workspace);
        return subjects;
    }

    private static ObjectNode json(Team team, List<String> leads) {
        ObjectNode body = JSON.createObjectNode().put("name", team.name()).put("parentId", team.parent());
        leads.forEach(body.putArray("leads")::add);
        return body;
    }

    private static ObjectNode json(Colleague colleague, String issuer) {
        ObjectNode body = JSON.createObjectNode()
                .put("issuer", issuer)
                .put("subject", colleague.id())
                .put("name", colleague.name())
                .put("mail", colleague.id() + "@demo.example")
                .put("language", colleague.language())
                .put("zone", colleague.zone())
                .put("managerId", colleague.manager())
                .put("role", colleague.role())
                .put("active", !hasLeft(colleague.name()));
        colleague.teams().forEach(body.putArray("teams")::add);
        if (Company.REPS.stream().anyMatch(rep -> rep.name().equals(colleague.name())))
            body.putArray("crmOwners").add(colleague.name());
        return body;
    }

    private static boolean hasLeft(String name) {
        return Company.REPS.stream().anyMatch(rep -> rep.name().equals(name) && rep.leavesOnDay() >= 0);
    }
}
