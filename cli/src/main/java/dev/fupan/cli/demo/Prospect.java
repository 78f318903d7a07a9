package dev.fupan.cli.demo;

import dev.fupan.cli.demo.Company.Channel;
import dev.fupan.cli.demo.Company.Product;
import dev.fupan.cli.demo.Company.Rep;
import java.util.LinkedHashMap;
import java.util.Map;

/** A company that might buy: what the CRM knows of it from the first day. */
record Prospect(
        String customerId,
        Channel channel,
        String campaign,
        Rep owner,
        String industry,
        String companySize,
        Product product) {

    static Prospect meet(String customerId, Channel channel, long day, Dice dice) {
        double[] demand = Company.PRODUCTS.stream().mapToDouble(Product::demand).toArray();
        return new Prospect(
                customerId,
                channel,
                dice.pick(channel.campaigns()),
                Prospect.rep(day, dice),
                dice.pick(Company.INDUSTRIES),
                Company.SIZES.get(dice.weighted(0.42, 0.33, 0.18, 0.07)),
                Company.PRODUCTS.get(dice.weighted(demand)));
    }

    /** Somebody who has not left by that day. */
    static Rep rep(long day, Dice dice) {
        Rep rep = dice.pick(Company.REPS);
        while (rep.leavesOnDay() >= 0 && day >= rep.leavesOnDay()) {
            rep = dice.pick(Company.REPS);
        }
        return rep;
    }

    Prospect ownedBy(Rep rep) {
        return new Prospect(customerId, channel, campaign, rep, industry, companySize, product);
    }

    Prospect interestedIn(Product other) {
        return new Prospect(customerId, channel, campaign, owner, industry, companySize, other);
    }

    Map<String, Object> dims(String customerType) {
        Map<String, Object> dims = new LinkedHashMap<>();
        dims.put("channel", channel.name());
        dims.put("campaign", campaign);
        dims.put("owner", owner.name());
        dims.put("team", owner.team());
        dims.put("region", owner.region());
        dims.put("industry", industry);
        dims.put("companySize", companySize);
        dims.put("product", product.name());
        dims.put("customerType", customerType);
        return dims;
    }
}
