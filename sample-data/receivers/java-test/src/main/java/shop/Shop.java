package shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A tea shop that sends a sample to those who stayed away. */
@SpringBootApplication
public class Shop {
    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }

    /** Yours asks the warehouse. */
    @Bean
    Warehouse warehouse() {
        return user -> {};
    }
}
