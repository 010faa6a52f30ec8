package dev.yata.resource.dpop;

import dev.yata.resource.cleaning.ExpiringTable;
import dev.yata.resource.schema.SchemaAutoConfiguration;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Accepts tokens with DPoP proofs if a database can store which proofs were used. */
@AutoConfiguration(after = SchemaAutoConfiguration.class)
@ConditionalOnBean(SchemaAutoConfiguration.class)
@Import({ProofVerifier.class, UsedProofs.class})
public class DPoPAutoConfiguration {

    @Bean
    ExpiringTable usedProofTable() {
        return new ExpiringTable(UsedProofs.TABLE, "expires_at", Duration.ZERO);
    }
}
