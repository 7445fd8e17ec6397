package shop;

import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where Mixpanel posts the users who match a campaign: a form whose field is a list in JSON. */
@RestController
class MixpanelController {
    private final Orders orders;
    private final JsonMapper json;

    MixpanelController(Orders orders, JsonMapper json) {
        this.orders = orders;
        this.json = json;
    }

    /**
     * Answers 200 once all of it is done. After any other answer, and after one that gets lost, the
     * users come again, those too that were served: alone, or among others.
     */
    @PostMapping(path = "/hooks/mixpanel", consumes = APPLICATION_FORM_URLENCODED_VALUE)
    String receive(@RequestParam String users) {
        for (User user : json.readValue(users, User[].class)) {
            orders.place(user);
        }
        return "OK";
    }

    /** For whoever tests: how many samples a user was sent. */
    @GetMapping("/orders/{user}")
    Map<String, Integer> orders(@PathVariable String user) {
        return Map.of("count", orders.of(user));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String isDamaged(JacksonException damaged) {
        return damaged.getOriginalMessage();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String isClosed(IllegalStateException closed) {
        return closed.getMessage();
    }
}
