import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Validates many files in one process. Each argument is a PDF; one line of answer for each file and standard:
 *  file name, standard, number of checks, then the rules that failed with the first complaint of each, by tabs. */
public class Validate {
    private static final String[] STANDARDS = {"PDFUA-1", "PDFA-2A"};

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String standard : STANDARDS) {
            ValidationProfile profile = profile(standard);
            for (String file : files) {
                System.out.println(judge(Path.of(file), standard, profile));
            }
        }
    }

    private static ValidationProfile profile(String standard) throws Exception {
        String place = "/org/verapdf/pdfa/validation/" + standard + ".xml";
        try (InputStream in = Validate.class.getResourceAsStream(place)) {
            return Profiles.profileFromXml(in);
        }
    }

    private static String judge(Path file, String standard, ValidationProfile profile) throws Exception {
        InputStream bytes = new ByteArrayInputStream(Files.readAllBytes(file));
        try (PDFAParser parser = Foundries.defaultInstance().createParser(bytes, profile.getPDFAFlavour());
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            TreeSet<String> rules = new TreeSet<>();
            StringBuilder complaints = new StringBuilder();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) {
                    continue;
                }
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                if (rules.add(rule)) {
                    complaints.append('\t').append(rule).append(' ').append(oneLine(assertion));
                }
            }
            if (!result.isCompliant() && rules.isEmpty()) {
                complaints.append("\tnot compliant, no rule named");
            }
            return file.getFileName() + "\t" + standard + "\t" + result.getTotalAssertions() + complaints;
        }
    }

    private static String oneLine(TestAssertion assertion) {
        String words = assertion.getMessage() + " at " + assertion.getLocation().getContext();
        return words.replaceAll("\\s+", " ");
    }
}
