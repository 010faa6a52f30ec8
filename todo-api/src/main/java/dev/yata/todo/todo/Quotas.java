package dev.yata.todo.todo;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** Knows how much each account may store ({@code yata.quotas.…}). */
@ConfigurationProperties("yata.quotas")
final class Quotas {

    private static final Pattern QUOTA =
            Pattern.compile("(?<account>[^=]+)=(?<todos>\\d{1,15})/(?<bytes>\\d{1,15}[KMGT]?B)");

    private final Usage usual;
    private final Map<String, Usage> accounts;

    /**
     * @param todos todos of an account
     * @param bytes the bytes of an account, as in {@link Usage}
     * @param accounts other quotas of single accounts, as {@code NAME=TODOS/BYTES}
     */
    Quotas(
            @DefaultValue("250000") long todos,
            @DefaultValue("512MB") DataSize bytes,
            @DefaultValue List<String> accounts) {
        this.usual = new Usage(todos, bytes.toBytes());
        this.accounts = accounts.stream()
                .map(Quotas::parse)
                .collect(Collectors.toMap(quota -> quota.group("account"), Quotas::read));
    }

    private static Matcher parse(String text) {
        Matcher quota = QUOTA.matcher(text.trim());
        if (!quota.matches()) {
            throw new IllegalArgumentException(
                    "yata.quotas.accounts has " + text
                            + ", which is not like acme=1000000/2GB: an account, its todos, and its bytes in B, KB, MB, GB or TB");
        }
        return quota;
    }

    private static Usage read(Matcher quota) {
        return new Usage(
                Long.parseLong(quota.group("todos")),
                DataSize.parse(quota.group("bytes")).toBytes());
    }

    /** Returns the most that an account may store. */
    Usage of(String account) {
        return accounts.getOrDefault(account, usual);
    }
}
